package fltscope.analyzer.gate.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fltscope.analyzer.gate.report.junit.GateJunit;
import fltscope.analyzer.gate.report.junit.GateJunitTest;
import fltscope.analyzer.gate.report.markdown.GateMarkdownTest;
import fltscope.analyzer.json.JsonNames;
import fltscope.analyzer.json.SchemaCheck;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A name that would be obeyed by a terminal, a build, a table, Markdown or XML does no harm in any output. */
class HostileNamesTest {
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}&&[^\\n]]");

    private final GateView view = SampleRuns.hostile();

    @Test
    void theTextHasNoLineThatIsObeyedAndNoneTooLong() {
        for (String text : List.of(GateTextTest.text(view), CompareTextTest.text(view))) {
            assertThat(UNSAFE.matcher(text).find()).isFalse();
            assertThat(text)
                    .doesNotContain("::", "##[")
                    .contains("a|b\\|c<i>&amp;]]>\\u{d}\\u{a}\\u{202e}`d`:\\u{3a}error");
            assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        }
    }

    @Test
    void annotationsStayOneLineEach() {
        StringWriter text = new StringWriter();
        GateAnnotations.write(new PrintWriter(text), view);

        assertThat(text.toString().lines())
                .hasSizeGreaterThan(3)
                .allSatisfy(line -> assertThat(line)
                        .matches("::(error|warning) title=[^:,]*::((?!::).)*")
                        .doesNotContain("##["));
        assertThat(UNSAFE.matcher(text.toString()).find()).isFalse();
    }

    @Test
    void everyRowOfATableHasItsColumnsAndEveryNameIsCode() {
        String markdown = GateMarkdownTest.text(view);

        assertThat(UNSAFE.matcher(markdown).find()).isFalse();
        assertThat(markdown.lines().filter(line -> line.startsWith("| ")))
                .hasSizeGreaterThan(8)
                .allSatisfy(row -> {
                    assertThat(row.chars().filter(c -> c == '|').count()).isIn(8L, 5L);
                    assertThat(row.chars().filter(c -> c == '`').count()).isIn(0L, 2L);
                });
        assertThat(markdown.replaceAll("`[^`\n]*`", "")).doesNotContain("<i>", "@me", "www.", "example");
    }

    @Test
    void xmlKeepsTheNamesAsText() throws Exception {
        StringWriter text = new StringWriter();
        GateJunit.write(text, view, Instant.EPOCH);

        GateJunitTest.assertValid(text.toString());
        assertThat(UNSAFE.matcher(text.toString()).find()).isFalse();
        assertThat(text.toString())
                .contains("a|b\\|c&lt;i&gt;&amp;amp;]]&gt;\\u{d}\\u{a}")
                .doesNotContain("<i>", "]]>");
    }

    @Test
    void jsonHasTheNamesAsTheyAre() {
        StringWriter text = new StringWriter();
        GateJson.writeGate(text, view);

        JsonNode json = SchemaCheck.assertMatches("gate.schema.json", text.toString());
        assertThat(json.at("/metrics/0/filter").asText()).isEqualTo(JsonNames.of(SampleRuns.HOSTILE));
        assertThat(json.at("/leaks/0/path").asText()).isEqualTo(JsonNames.of(SampleRuns.HOSTILE));
        assertThat(text.toString()).matches("[\\n -~]*");
    }
}
