package fltscope.analyzer.gate.report;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.fixture.Golden;
import fltscope.analyzer.gate.measure.Machine;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class GateTextTest {
    @Test
    void aRegressionIsToldWithItsEvidence() {
        Golden.check("gate.regression.txt", text(SampleRuns.worse()));
    }

    @Test
    void runsThatMayNotBeComparedAreToldWithTheDifference() {
        Golden.check(
                "gate.not-comparable.txt",
                text(SampleRuns.judge(
                        SampleRuns.named("old").build(),
                        SampleRuns.named("new")
                                .lossIn(3)
                                .machine(new Machine("10.0.22631", 8, 8, 2_400, "QPC", 10_000_000))
                                .build())));
    }

    @Test
    void aPassSaysWhatWasJudgedAndAsksForNothing() {
        String text = text(SampleRuns.same());

        assertThat(text)
                .startsWith("PASS          6 metrics judged, none regressed\n")
                .contains(" pass (6)\n");
        assertThat(text).doesNotContain("  do  ", "LEAKS", "BUDGET", "CALLBACKS", "inconclusive");
    }

    @Test
    void tooFewRunsAreSaidOnceAndTheMediansShownAllTheSame() {
        String text = text(SampleRuns.judge(
                SampleRuns.named("old").build(4), SampleRuns.named("new").build()));

        assertThat(text)
                .startsWith("INCONCLUSIVE  ")
                .containsOnlyOnce(" inconclusive (8): 10 runs against 4, 5 a side needed\n")
                .contains("  do          record 10 runs of each build")
                .containsPattern("vfsmfd CREATE pre p50 +3.08 us +3.10 us +\\+0.7 % +-\n");
    }

    @Test
    void aBudgetAloneNamesNoBaseline() {
        GateView view = SampleRuns.withoutBaseline(SampleRuns.limit(SampleRuns.FILTER, 4, 10_000));
        String text = text(view);

        assertThat(text)
                .startsWith("PASS          1 budget kept\n")
                .contains("  kept        vfsmfd CREATE pre p95 <= 10 us: 9.44 us in new-08.etl\n")
                .contains("LEAKS         1; without a baseline they do not fail the gate\n")
                .doesNotContain("METRICS", "  baseline  ");
    }

    @Test
    void onlyRowsThatPassOrAreOpenAreCut() {
        GateView all = SampleRuns.worse();
        String text = text(new GateView(all.result(), all.baseline(), all.budget(), all.exitCode(), 1, false));

        assertThat(text)
                .contains("  vfsmfd CREATE pre p50  ", "  vfsmfd CREATE pre p95  ")
                .contains("  ... and 3 more (--top 0 for all)\n");
    }

    @Test
    void coloursChangeNothingButTheColour() {
        GateView plain = SampleRuns.worse();
        GateView coloured =
                new GateView(plain.result(), plain.baseline(), plain.budget(), plain.exitCode(), plain.top(), true);

        assertThat(text(coloured)).contains("\u001b[31mREGRESSION");
        assertThat(text(coloured).replaceAll("\u001b\\[\\d+m", "")).isEqualTo(text(plain));
    }

    static String text(GateView view) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        GateText.write(out, view);
        out.flush();
        return text.toString();
    }
}
