package fltscope.analyzer.gate.report;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.fixture.Golden;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class CompareTextTest {
    @Test
    void changesStandLargestFirstWithoutAVerdict() {
        String text = text(SampleRuns.worse());

        Golden.check("compare.txt", text);
        assertThat(text).doesNotContainIgnoringCase("regression").doesNotContainIgnoringCase("baseline");
    }

    @Test
    void oneRunASideHasNoIntervalsButChanges() {
        String text = text(SampleRuns.judge(
                SampleRuns.named("old").build(1),
                SampleRuns.named("new").slower(2).build(1)));

        assertThat(text)
                .contains("  A           1 run: old-01.etl\n")
                .containsPattern("vfsmfd CREATE pre p50 +3.05 us +6.11 us +\\+100 % +-\n");
    }

    @Test
    void whatOnlyOneSideHasIsSaid() {
        String text = text(SampleRuns.judge(
                SampleRuns.named("old").build(),
                SampleRuns.named("new").filter("other").build()));

        assertThat(text)
                .contains("  other CREATE pre p50             only in B, 3.10 us\n")
                .contains("  vfsmfd CREATE pre p50            only in A, 3.10 us\n")
                .contains("  filters     without vfsmfd with other in new-01.etl\n");
    }

    static String text(GateView view) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        CompareText.write(out, view);
        out.flush();
        return text.toString();
    }
}
