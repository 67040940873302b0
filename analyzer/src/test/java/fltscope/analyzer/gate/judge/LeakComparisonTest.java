package fltscope.analyzer.gate.judge;

import static fltscope.analyzer.gate.measure.RunBuilder.EVENTS;
import static fltscope.analyzer.gate.measure.RunBuilder.FILTER;
import static fltscope.analyzer.gate.measure.RunBuilder.P50;
import static fltscope.analyzer.gate.measure.RunBuilder.run;
import static fltscope.analyzer.gate.measure.RunBuilder.runs;
import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.gate.baseline.Baseline;
import fltscope.analyzer.gate.measure.RunFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LeakComparisonTest {
    private static final long[] STEADY = LongStream.rangeClosed(10_000, 10_009).toArray();

    @Test
    void aLeakPlantedInOneOfTenRunsIsARegression() {
        GateResult result = judge(runs(P50, STEADY), withLeak("leak-suspect", null));
        assertThat(result.verdict()).isEqualTo(Verdict.REGRESSION);
        assertThat(result.why()).containsExactly("new leak-suspect 1234abcd in 1 run");
        assertThat(result.leaks()).singleElement().satisfies(leak -> {
            assertThat(leak.isNew()).isTrue();
            assertThat(leak.runs()).containsExactly("leaky.etl");
        });
        assertThat(result.metrics())
                .as("its metrics are as before")
                .extracting(MetricVerdict::outcome)
                .containsOnly(Outcome.PASS);
    }

    @Test
    void anOpenThatAFilterDoesNotCloseIsARegression() {
        assertThat(judge(runs(P50, STEADY), withLeak("filter-own-unclosed", FILTER))
                        .verdict())
                .isEqualTo(Verdict.REGRESSION);
    }

    @Test
    void aLeakThatTheBaselineHasTooIsToldAndFailsNothing() {
        List<RunFacts> leaky = withLeak("leak-suspect", null);
        GateResult result = judge(leaky, leaky);
        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        assertThat(result.leaks()).singleElement().matches(leak -> !leak.isNew());
        assertThat(judge(leaky, runs(P50, STEADY)).leaks()).isEmpty();
    }

    @Test
    void aNewLeakFailsTheGateEvenWhereTimesMayNotBeCompared() {
        List<RunFacts> now = withLeak("leak-suspect", null);
        now.set(
                0,
                run("lossy.etl")
                        .metric(P50, EVENTS, 10_000)
                        .loss("1 event lost")
                        .build());
        assertThat(judge(runs(P50, STEADY), now).verdict()).isEqualTo(Verdict.REGRESSION);
    }

    private static List<RunFacts> withLeak(String openClass, String filter) {
        List<RunFacts> now = new ArrayList<>(runs(P50, STEADY));
        now.set(
                7,
                run("leaky.etl")
                        .metric(P50, EVENTS, STEADY[7])
                        .leak("1234abcd", openClass, filter, 6)
                        .build());
        return now;
    }

    private static GateResult judge(List<RunFacts> before, List<RunFacts> now) {
        return Gate.judge(new Baseline("0.1.0", before, List.of()), now, List.of(), GateOptions.DEFAULT);
    }
}
