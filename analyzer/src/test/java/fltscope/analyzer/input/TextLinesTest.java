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
