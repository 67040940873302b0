package fltscope.analyzer.gate.report.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.fixture.Golden;
import fltscope.analyzer.gate.judge.GateResult;
import fltscope.analyzer.gate.judge.LeakVerdict;
import fltscope.analyzer.gate.judge.MetricVerdict;
import fltscope.analyzer.gate.report.GateView;
import fltscope.analyzer.gate.report.SampleRuns;
import java.io.StringWriter;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

public class GateMarkdownTest {
    private static final int GITHUB_TAKES = 65_536;

    @Test
    void aCommentBeginsWithTheVerdictAndFoldsTheLongTable() {
        Golden.check("gate.regression.md", text(SampleRuns.worse()));
    }

    @Test
    void aPassIsShort() {
        String text = text(SampleRuns.same());

        assertThat(text).startsWith("### ✅ fltscope gate: PASS\n\n6 metrics judged, none regressed.\n\n<details>");
    }

    @Test
    void thousandsOfMetricsAndLeaksStillFitAComment() {
        GateResult result = SampleRuns.hostile().result();
        List<MetricVerdict> metrics = Collections.nCopies(500, result.metrics()).stream()
                .flatMap(List::stream)
                .toList();
        List<LeakVerdict> leaks = Collections.nCopies(500, result.leaks().get(0));
        GateView view = new GateView(
                new GateResult(
                        result.verdict(),
                        result.why(),
                        result.minChangeNanos(),
                        result.before(),
                        result.now(),
                        result.differences(),
                        metrics,
                        result.callbacks(),
                        leaks,
                        result.budget()),
                "baseline.json",
                null,
                1,
                0,
                false);

        assertThat(text(view))
                .hasSizeLessThan(GITHUB_TAKES)
                .hasSizeGreaterThan(GITHUB_TAKES / 2)
                .containsPattern("and [0-9,]+ more\n")
                .endsWith("</details>\n\n");
    }

    public static String text(GateView view) {
        StringWriter text = new StringWriter();
        GateMarkdown.write(text, view);
        return text.toString();
    }
}
