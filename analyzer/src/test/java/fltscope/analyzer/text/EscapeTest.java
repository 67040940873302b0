package fltscope.analyzer.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EscapeTest {
    @Test
    void pathsStayAsTheyAre() {
        String path = "\\Device\\HarddiskVolume2\\Users\\x~1\\a b.txt";

        assertThat(Escape.text(path)).isSameAs(path);
    }

    @Test
    void lettersOfOtherScriptsAndPairsOfSurrogatesStay() {
        String text = "\u00e4\u0416\u6f22 " + Character.toString(0x1F600);

        assertThat(Escape.text(text)).isEqualTo(text);
    }

    @Test
    void controlCharactersAreEscaped() {
        assertThat(Escape.text("a\u001b[31mb\r\n\tc\u0000\u007f\u0085"))
                .isEqualTo("a\\u{1b}[31mb\\u{d}\\u{a}\\u{9}c\\u{0}\\u{7f}\\u{85}");
    }

    @Test
    void marksThatTurnOrHideTextAreEscaped() {
        assertThat(Escape.text("cod\u202egnp.exe\u2066\u200b\ufeff\u2028"))
                .isEqualTo("cod\\u{202e}gnp.exe\\u{2066}\\u{200b}\\u{feff}\\u{2028}");
    }

    @Test
    void halvesOfSurrogatePairsAreEscaped() {
        assertThat(Escape.text("a\ud83db\ude00")).isEqualTo("a\\u{d83d}b\\u{de00}");
    }

    /** What each build server reads as a command, in a line of a log. */
    private static final Map<String, Pattern> READ = Map.of(
            "Azure Pipelines", Pattern.compile("(?i)##vso\\[|##\\["),
            "GitHub Actions", Pattern.compile("^\\s*::|##\\["),
            "any that looks for :: within a line", Pattern.compile("::[a-z]"),
            "TeamCity", Pattern.compile("##teamcity\\["),
            "GitLab", Pattern.compile("section_(start|end):"),
            "Travis", Pattern.compile("travis_(fold|time):"),
            "Jenkins", Pattern.compile("\u001b\\[8mha:"),
            "Buildkite", Pattern.compile("^(---|\\+\\+\\+|~~~|\\^\\^\\^)(\\s|$)"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "##vso[task.complete result=Succeeded;]",
                "a ##VSO[task.setvariable variable=x]y",
                "###vso[task.complete]",
                "##[error]x",
                "##[add-mask]x",
                "C:\\a\\##[set-env name=x;]y",
                "::error::x",
                "  ::add-mask::x",
                "a:::stop-commands::t",
                "::::error::x",
                "##teamcity[buildStop comment='x']",
                "section_start:1:x\r\u001b[0K",
                "section_end:1:x\r\u001b[0K",
                "travis_fold:start:x\r\u001b[0K",
                "travis_time:start:x\r\u001b[0K",
                "\u001b[8mha:////4H+x\u001b[0m",
                "--- x",
                "+++",
                "~~~ x",
                "^^^ +++"
            })
    void noBuildServerReadsACommand(String name) {
        for (String line : List.of(Escape.text(name), Escape.text("a " + name), Escape.text("a" + name))) {
            READ.forEach((server, command) -> assertThat(command.matcher(line).find())
                    .as(server + ": " + line)
                    .isFalse());
        }
        assertThat(READ.values())
                .as("the name is a command")
                .anyMatch(command -> command.matcher(name).find());
    }

    @Test
    void streamsDevicesAndOptionsStay() {
        String text = "C:\\a.txt::$DATA \\??\\USB#VID_1##?#{x} --json ---x- a-b ~~x C# C:\\x #1";

        assertThat(Escape.text(text)).isSameAs(text);
    }

    @Test
    void whatLooksLikeAnEscapeIsToldFromOne() {
        assertThat(Escape.text("a\\u{1b}b")).isEqualTo("a\\u{5c}u{1b}b").isNotEqualTo(Escape.text("a\u001bb"));
        assertThat(Escape.text("\\users\\u")).isEqualTo("\\users\\u");
    }
}
