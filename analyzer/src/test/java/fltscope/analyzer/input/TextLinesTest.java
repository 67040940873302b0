package fltscope.analyzer.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextLinesTest {
    private static final String TEXT = "name \u201Cx\u201D\r\n\r\nlast";

    @Test
    void everyEncodingOfWindowsGivesTheSameLines() throws IOException {
        byte[][] forms = {
            TEXT.getBytes(StandardCharsets.UTF_8),
            ("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_8),
            ("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_16LE),
            ("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_16BE),
            TEXT.getBytes(StandardCharsets.UTF_16LE),
            TEXT.getBytes(StandardCharsets.UTF_16BE),
            TEXT.getBytes(Charset.forName("windows-1252")),
        };
        for (byte[] form : forms) {
            assertThat(lines(form)).containsExactly("name \"x\"", "", "last");
        }
    }

    @Test
    void utf16WithoutItsMarkMayBeginWithAnyCharacter() throws IOException {
        String text = "\u30D5\u30A3\u30EB\u30BF\u30FC\u540D\u0A0D       x\r\n----------\r\n\u65E7\u7248   4\r\n";
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThat(lines(text.getBytes(charset)))
                    .containsExactly(
                            "\u30D5\u30A3\u30EB\u30BF\u30FC\u540D\u0A0D       x", "----------", "\u65E7\u7248   4");
        }
    }

    @Test
    void chineseAndJapaneseCodePagesShowByTheirLongRuns() throws IOException {
        String chinese = "\u65E7\u7248\u8FC7\u6EE4   <\u65E7\u7248>  x";
        String japanese = "\u30D5\u30A3\u30EB\u30BF\u30FC\u540D   \u968E\u5C64";
        assertThat(lines(chinese.getBytes(Charset.forName("GBK")))).containsExactly(chinese);
        assertThat(lines(japanese.getBytes(Charset.forName("windows-31j")))).containsExactly(japanese);
        for (String western :
                List.of("Gr\u00F6\u00DFe", "H\u00E9rit\u00E9", "\u00C9t\u00E9 \u00E0 \u00E7a", "50 \u20AC")) {
            assertThat(lines(western.getBytes(Charset.forName("windows-1252")))).containsExactly(western);
        }
    }

    @Test
    void everyLineEndCountsOnce() throws IOException {
        assertThat(lines("a\rb\nc\r\nd\n\re\n".getBytes(StandardCharsets.UTF_8)))
                .containsExactly("a", "b", "c", "d", "", "e");
        assertThat(lines(new byte[0])).isEmpty();
        assertThat(lines("\r\n".getBytes(StandardCharsets.UTF_8))).containsExactly("");
    }

    @Test
    void whatForumsDoToTextIsUndone() throws IOException {
        assertThat(lines("\u201Ea\u201F \u2018b\u2019 0\u00D71f\u00A0c\u200B &quot;d&quot; &lt;e&gt;\u0007\tf"
                        .getBytes(StandardCharsets.UTF_8)))
                .containsExactly("\"a\" 'b' 0x1f c \"d\" <e>  f");
    }

    @Test
    void aLongLineIsCutAndTheNextIsWhole() throws IOException {
        TextLines lines = new TextLines(PastedText.of("x".repeat(3 * TextLines.MAX_UNITS) + "\nnext"));
        assertThat(lines.next()).hasSize(TextLines.MAX_UNITS);
        assertThat(lines.cut()).isTrue();
        assertThat(lines.next()).isEqualTo("next");
        assertThat(lines.cut()).isFalse();
        assertThat(lines.number()).isEqualTo(2);
        assertThat(lines.next()).isNull();
    }

    private static List<String> lines(byte[] bytes) throws IOException {
        TextLines lines = new TextLines(new ByteArrayInputStream(bytes));
        List<String> all = new ArrayList<>();
        for (String line = lines.next(); line != null; line = lines.next()) {
            all.add(line);
        }
        return all;
    }
}
