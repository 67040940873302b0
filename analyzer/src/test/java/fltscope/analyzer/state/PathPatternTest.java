package fltscope.analyzer.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pairing rules, section 11, rule 4. */
class PathPatternTest {
    private final PathPattern pattern = new PathPattern();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Lower case, and nothing else to replace.
                "\\Device\\HarddiskVolume2\\Windows\\System32\\ntdll.dll | \\device\\harddiskvolume2\\windows\\system32\\ntdll.dll",
                "\\Device\\Mup\\TSCLIENT\\SCARD\\2 | \\device\\mup\\tsclient\\scard\\2",
                // Runs of digits and of hex digits, from four on; words of hex letters stay.
                "\\log\\2026\\123\\1234 | \\log\\#\\123\\#",
                "\\t\\0A1 | \\t\\0a1",
                "\\t\\0A1B | \\t\\#",
                "\\t\\deadbeef01.bin | \\t\\#.bin",
                "\\facade\\decade\\feed.me | \\facade\\decade\\feed.me",
                "\\tmp4096.tmp | \\tmp#.tmp",
                "\\page4096.tmp | \\pag#.tmp", // the e is a hex digit
                "\\x\\1234-5678_9abc | \\x\\#-#_#",
                // A GUID with and without braces; one that is cut short is runs.
                "\\g\\{12345678-1234-ABCD-ef00-1234567890ab}\\x | \\g\\#\\x",
                "\\g\\12345678-1234-ABCD-ef00-1234567890ab.log | \\g\\#.log",
                "\\g\\{12345678-1234-ABCD-ef00} | \\g\\{#-#-abcd-#}",
                // A SID, and what is no SID.
                "\\$Recycle.Bin\\S-1-5-21-1004336348-1177238915-682003330-1001\\a | \\$recycle.bin\\#\\a",
                "\\x\\S-1-5-21-12345_Classes | \\x\\#_classes",
                "\\x\\s-2-5 | \\x\\s-2-5",
                // A user's profile folder, whatever its name.
                "\\Device\\HarddiskVolume2\\Users\\ana\\a.txt | \\device\\harddiskvolume2\\users\\<user>\\a.txt",
                "\\Users\\ana.smith\\a.txt | \\users\\<user>\\a.txt",
                "\\Users\\ana.smith | \\users\\<user>",
                "\\Users\\ana | \\users\\<user>",
                "\\Users\\ | \\users\\",
                "\\Users | \\users",
                "\\MyUsers\\ana | \\myusers\\ana",
                // The extension of the last component stays, that of a folder does not count.
                "\\x\\tmp1234.html5678 | \\x\\tmp#.html5678",
                "\\x.1234\\y | \\x.#\\y",
                "\\x\\.git12345 | \\x\\.git12345",
            })
    void pathsOfOneKindHaveOnePattern(String path, String expected) {
        assertThat(of(path)).isEqualTo(expected);
    }

    @Test
    void theHashIsThatOfTheText() {
        String path = "\\Users\\ana\\{12345678-1234-ABCD-ef00-1234567890ab}\\0001.log";
        long hash = pattern.of(path.toCharArray(), path.length()).hash();
        assertThat(hash).isEqualTo(PathPattern.hash(pattern.toString()));
        String other = "\\users\\bob\\#\\4711.LOG";
        assertThat(pattern.of(other.toCharArray(), other.length()).hash()).isEqualTo(hash);
        assertThat(PathPattern.hash("")).as("FNV-1a offset basis").isEqualTo(0xCBF2_9CE4_8422_2325L);
    }

    @Test
    void onlyTheUnitsInUseCount() {
        assertThat(pattern.of("\\abc\\rest".toCharArray(), 4).toString()).isEqualTo("\\abc");
        assertThat(pattern.of(new char[0], 0).toString()).isEmpty();
    }

    @Test
    void theLongestPathFits() {
        assertThat(of("\\Users\\a".repeat(4096).substring(0, 32_767)))
                .startsWith("\\users\\<user>")
                .hasSizeLessThanOrEqualTo(32_767 + 6);
    }

    @Test
    void letterCaseOutsideAsciiIsFoldedToo() {
        assertThat(of("\\\u00C4RGER")).isEqualTo("\\\u00E4rger");
    }

    private String of(String path) {
        return pattern.of(path.toCharArray(), path.length()).toString();
    }
}
