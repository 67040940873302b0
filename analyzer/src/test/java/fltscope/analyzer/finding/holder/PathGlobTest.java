package fltscope.analyzer.finding.holder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathGlobTest {
    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "\\Device\\*\\pagefile.sys, \\Device\\HarddiskVolume2\\pagefile.sys",
        "\\device\\mup\\tsclient\\scard\\?*, \\Device\\Mup\\TSCLIENT\\SCARD\\2",
        "**\\ntuser.dat, \\Device\\HarddiskVolume2\\Users\\ana\\NTUSER.DAT",
        "**\\ntuser.dat, \\NTUSER.DAT",
        "**.vhdx, C:\\vm\\.vhdx",
        "\\Device\\NamedPipe\\**, \\Device\\NamedPipe\\",
        "a**b*c, a\\b\\bc",
        "*a*\\*b, xaya\\zb",
        "**\\x\\**\\y, \\x\\x\\z\\y",
        "a***b, a\\\\b",
        "***, \\a\\b",
        "\u00e9*, \u00c9x",
    })
    void aPatternFits(String pattern, String path) {
        assertThat(new PathGlob(pattern).matches(path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'', x",
        "x, ''",
        "\\Device\\*\\pagefile.sys, \\Device\\HarddiskVolume2\\backup\\pagefile.sys",
        "\\Device\\*\\pagefile.sys, \\Device\\HarddiskVolume2\\pagefile.sys.txt",
        "\\Device\\*\\pagefile.sys, \\Device\\HarddiskVolume2\\mypagefile.sys",
        "\\Device\\?*, \\Device\\",
        "\\Device\\?*, \\Device\\HarddiskVolume2\\",
        "a?b, a\\b",
        "a*b, a\\b",
        "**\\ntuser.dat, ntuser.dat",
        "a**b*c, a\\b\\c",
        "i, \u0130",
        "i, \u0131",
        "k, \u212a",
    })
    void aNearMissDoesNot(String pattern, String path) {
        assertThat(new PathGlob(pattern).matches(path)).isFalse();
    }

    @Test
    void itSaysWhatAnExpressionSays() {
        Random random = new Random(11);
        int matches = 0;
        for (int i = 0; i < 200_000; i++) {
            String pattern = text(random, "ab\\*?*", 9).replaceAll("\\*{3,}", "**");
            String path = text(random, "ab\\", 9);
            boolean expected = expression(pattern).matcher(path).matches();
            assertThat(new PathGlob(pattern).matches(path))
                    .as("%s on %s", pattern, path)
                    .isEqualTo(expected);
            matches += expected ? 1 : 0;
        }
        assertThat(matches).isGreaterThan(10_000);
    }

    @Test
    void manyStarsOnALongPathTakeNoLongTime() {
        String path = "\\a".repeat(16_000);
        long start = System.nanoTime();
        assertThat(new PathGlob("**a*a**a*a**a*a**a*a**b").matches(path)).isFalse();
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    }

    private static String text(Random random, String letters, int longest) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(longest + 1); i > 0; i--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    private static Pattern expression(String pattern) {
        return Pattern.compile(pattern.replace("\\", "\\\\")
                .replace("**", "@")
                .replace("*", "[^\\\\]*")
                .replace("?", "[^\\\\]")
                .replace("@", ".*"));
    }
}
