package fltscope.analyzer.gate.judge;

import static fltscope.analyzer.gate.measure.RunBuilder.EVENTS;
import static fltscope.analyzer.gate.measure.RunBuilder.FILTER;
import static fltscope.analyzer.gate.measure.RunBuilder.P50;
import static fltscope.analyzer.gate.measure.RunBuilder.PRE_CREATE;
import static fltscope.analyzer.gate.measure.RunBuilder.run;
import static fltscope.analyzer.gate.measure.RunBuilder.runs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fltscope.analyzer.gate.baseline.Baseline;
import fltscope.analyzer.gate.baseline.Noise;
import fltscope.analyzer.gate.measure.Metric;
import fltscope.analyzer.gate.measure.Quantity;
import fltscope.analyzer.gate.measure.RunBuilder;
import fltscope.analyzer.gate.measure.RunFacts;
import fltscope.analyzer.metric.CallbackKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final long[] STEADY = {10_000, 10_100, 9_900, 10_050, 9_950, 10_020, 9_980, 10_070, 9_930, 10_010};

    @Test
    void aRealChangeIsARegressionAndItsMirrorAnImprovement() {
        long[] slower = times(STEADY, 1.2);
        GateResult worse = judge(runs(P50, STEADY), runs(P50, slower));
        assertThat(worse.verdict()).isEqualTo(Verdict.REGRESSION);
        assertThat(worse.verdict().exitCode()).isEqualTo(1);
        assertThat(worse.why()).containsExactly("vfsmfd/CREATE/pre/p50 regressed");
        MetricVerdict metric = only(worse);
        assertThat(metric.outcome()).isEqualTo(Outcome.REGRESSION);
        assertThat(metric.change().ratio()).isCloseTo(1.2, within(0.001));
        assertThat(metric.change().low()).isBetween(1.18, 1.2);
        assertThat(metric.change().high()).isBetween(1.2, 1.22);
        assertThat(metric.change().cliffsDelta()).isEqualTo(1);
        assertThat(metric.change().adjustedP()).isLessThan(0.001);

        GateResult better = judge(runs(P50, slower), runs(P50, STEADY));
        assertThat(only(better).outcome()).isEqualTo(Outcome.IMPROVEMENT);
        assertThat(better.verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void aChangeBelowTheMinimumEffectPassesHoweverSureItIs() {
        MetricVerdict metric = only(judge(runs(P50, STEADY), runs(P50, times(STEADY, 1.04))));
        assertThat(metric.outcome()).isEqualTo(Outcome.PASS);
        assertThat(metric.change().adjustedP()).isLessThan(0.001);
    }

    @Test
    void whatCalibrationMeasuredCountsWhereItIsMoreThanFivePercent() {
        List<RunFacts> now = runs(P50, times(STEADY, 1.2));
        Baseline noisy = new Baseline("0.1.0", runs(P50, STEADY), List.of(new Noise(P50, 250)));
        MetricVerdict metric = only(Gate.judge(noisy, now, List.of(), GateOptions.DEFAULT));
        assertThat(metric.minimumEffect()).isEqualTo(0.25);
        assertThat(metric.outcome()).isEqualTo(Outcome.PASS);
        Baseline quiet = new Baseline("0.1.0", runs(P50, STEADY), List.of(new Noise(P50, 10)));
        assertThat(only(Gate.judge(quiet, now, List.of(), GateOptions.DEFAULT)).minimumEffect())
                .isEqualTo(0.05);
    }

    @Test
    void aLargeRatioOfAFewTicksIsNoChange() {
        long[] ticks = {200, 200, 300, 200, 200, 200, 200, 300, 200, 200};
        MetricVerdict metric = only(judge(runs(P50, ticks), runs(P50, times(ticks, 2))));
        assertThat(metric.change().ratio()).isEqualTo(2);
        assertThat(metric.outcome()).isEqualTo(Outcome.PASS);
        GateOptions strict = new GateOptions(Set.of(), Set.of(), 0);
        Baseline before = new Baseline("0.1.0", runs(P50, ticks), List.of());
        assertThat(only(Gate.judge(before, runs(P50, times(ticks, 2)), List.of(), strict))
                        .outcome())
                .isEqualTo(Outcome.REGRESSION);
    }

    @Test
    void runsThatDifferTooMuchAreInconclusiveAndSayHowManyWouldDo() {
        long[] noisy = {10_000, 14_000, 8_000, 17_000, 9_000, 13_000, 11_000, 16_000, 7_000, 12_000};
        GateResult result = judge(runs(P50, noisy), runs(P50, noisy));
        MetricVerdict metric = only(result);
        assertThat(metric.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(metric.doubt()).isEqualTo(Doubt.TOO_NOISY);
        assertThat(metric.runsNeeded()).isGreaterThan(20).isLessThan(400);
        assertThat(result.verdict()).as("the only metric").isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result.verdict().exitCode()).isEqualTo(3);
    }

    @Test
    void aLargeChangeThatMayBeChanceAmongManyMetricsIsNotPassedOver() {
        Metric[] metrics = new Metric[30];
        Arrays.setAll(metrics, i -> Metric.of(new CallbackKey("f" + i, 0, false), Quantity.P50));
        List<RunFacts> before = manyMetrics(metrics, 0);
        List<RunFacts> now = manyMetrics(metrics, 500);
        GateResult result = judge(before, now);
        MetricVerdict changed = result.metrics().get(0);
        assertThat(changed.change().p()).isCloseTo(2 / 252.0, within(1e-9));
        assertThat(changed.change().adjustedP()).isGreaterThan(0.05);
        assertThat(changed.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(changed.doubt()).isEqualTo(Doubt.NOT_SIGNIFICANT);
        assertThat(changed.runsNeeded()).isEqualTo(11);
        assertThat(result.verdict()).as("one of thirty").isEqualTo(Verdict.PASS);
    }

    private static List<RunFacts> manyMetrics(Metric[] metrics, long more) {
        List<RunFacts> runs = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            RunBuilder run = run("run" + i + ".etl");
            for (Metric metric : metrics) {
                run.metric(metric, EVENTS, 10_000 + i);
            }
            runs.add(run.metric(metrics[0], EVENTS, 2_000 + i + 2 * more).build());
        }
        return runs;
    }

    @Test
    void fewerThanFiveRunsASideAreInconclusive() {
        GateResult result = judge(runs(P50, 10, 10, 10, 10), runs(P50, STEADY));
        assertThat(only(result).doubt()).isEqualTo(Doubt.TOO_FEW_RUNS);
        assertThat(only(result).runsNeeded()).isEqualTo(10);
        assertThat(only(result).change().ratio()).as("is told all the same").isCloseTo(1_000, within(10.0));
        assertThat(only(result).change().low()).isNaN();
        assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aMetricWithTooFewEventsIsNamedAndLeavesThePassAlone() {
        Metric rare = Metric.of(new CallbackKey(FILTER, 4, true), Quantity.P99);
        List<RunFacts> both = new ArrayList<>();
        for (long value : STEADY) {
            both.add(run("run" + both.size())
                    .metric(P50, EVENTS, value)
                    .metric(rare, 412, 9_000)
                    .build());
        }
        GateResult result = judge(both, both);
        MetricVerdict metric = result.metrics().get(1);
        assertThat(metric.metric()).isEqualTo(rare);
        assertThat(metric.doubt()).isEqualTo(Doubt.TOO_FEW_EVENTS);
        assertThat(metric.now().mostEvents()).isEqualTo(412);
        assertThat(metric.takesPart()).isFalse();
        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void aMetricThatHadEnoughEventsAndHasNotNowTakesPart() {
        List<RunFacts> now = steadyRuns(50);
        GateResult result = judge(runs(P50, STEADY), now);
        assertThat(only(result).doubt()).isEqualTo(Doubt.TOO_FEW_EVENTS);
        assertThat(only(result).takesPart()).isTrue();
        assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    private static List<RunFacts> steadyRuns(long events) {
        return Arrays.stream(STEADY)
                .mapToObj(value -> run("run" + value).metric(P50, events, value).build())
                .toList();
    }

    @Test
    void noMetricWithEnoughEventsIsInconclusive() {
        GateResult result = judge(steadyRuns(50), steadyRuns(50));
        assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result.why()).containsExactly("no metric has enough events in enough runs on either side");
        assertThat(judge(List.of(run("a").build()), List.of(run("b").build())).verdict())
                .as("no metric at all")
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aCallbackThatAppearedOrVanishedHasNoRatio() {
        List<RunFacts> none = runs(Metric.ofFilter(FILTER, Quantity.CALLS), 1, 1, 1, 1, 1);
        List<RunFacts> some = runs(P50, 1, 1, 1, 1, 1);
        assertThat(judge(none, some).metrics())
                .extracting(MetricVerdict::doubt)
                .containsExactly(Doubt.ONLY_BEFORE, Doubt.ONLY_NOW);
    }

    @Test
    void valuesThatAreAllEqualOrAllZeroPassWithoutANumberThatIsNone() {
        for (long value : new long[] {5_000, 0}) {
            long[] same = new long[10];
            Arrays.fill(same, value);
            MetricVerdict metric = only(judge(runs(P50, same), runs(P50, same)));
            assertThat(metric.outcome()).isEqualTo(Outcome.PASS);
            assertThat(metric.change()).isEqualTo(new Change(1, 1, 1, 1, 1, 0));
        }
    }

    @Test
    void timesThatRoseFromNothingRegress() {
        long[] zero = new long[10];
        MetricVerdict metric = only(judge(runs(P50, zero), runs(P50, STEADY)));
        assertThat(metric.outcome()).isEqualTo(Outcome.REGRESSION);
        assertThat(metric.change().ratio()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(only(judge(runs(P50, STEADY), runs(P50, zero))).outcome()).isEqualTo(Outcome.IMPROVEMENT);
    }

    @Test
    void zeroesAmongFewTicksAreNoNoise() {
        long[] before = {0, 0, 0, 0, 0, 0, 100, 100, 0, 0};
        long[] now = {0, 100, 0, 0, 100, 0, 200, 0, 0, 0};
        MetricVerdict metric = only(judge(runs(P50, before), runs(P50, now)));
        assertThat(metric.outcome()).isEqualTo(Outcome.PASS);
    }

    /** Half of the runs, and a few more, rose a little, while the others fell far below: the pairs say less, the medians more. */
    @Test
    void aMedianThatRoseWhereMostPairsFellIsNoRegression() {
        int runs = 10_001;
        int more = 5_120;
        double[] before = new double[runs];
        double[] now = new double[runs];
        for (int i = 0; i < runs; i++) {
            before[i] = i < more ? 100_000 : 900_000;
            now[i] = i < more ? 120_000 : 10_000;
        }
        MetricPair pair = new MetricPair(P50, side(before), side(now), 0.05, 500);
        MetricVerdict metric = pair.judge(pair.p(), 1);
        assertThat(metric.change().ratio()).isCloseTo(1.2, within(0.001));
        assertThat(metric.change().low()).isGreaterThan(1);
        assertThat(metric.change().cliffsDelta()).isLessThan(-GateLimits.LEAST_CLIFFS_DELTA);
        assertThat(metric.outcome()).isNotEqualTo(Outcome.REGRESSION);
    }

    private static Side side(double... values) {
        return new Side(Arrays.stream(values).mapToObj(value -> (long) value).toList(), values.length, EVENTS, EVENTS);
    }

    /** One run in three was as fast as ever: the test is sure of a change, the interval is not. */
    @Test
    void aChangeWhoseIntervalReachesToNoneIsNoRegressionHoweverSureTheTestIs() {
        long[] before = {110_000, 108_000, 108_000, 100_000, 110_000, 102_000, 115_000, 100_000, 106_000};
        long[] now = {166_000, 160_000, 156_000, 100_000, 175_000, 156_000, 159_000, 158_000, 100_000};
        MetricVerdict slower = only(judge(runs(P50, before), runs(P50, now)));
        assertThat(slower.change().ratio()).isGreaterThan(1.4);
        assertThat(slower.change().low()).isLessThan(1);
        assertThat(slower.change().adjustedP()).isLessThan(GateLimits.SIGNIFICANCE);
        assertThat(slower.change().cliffsDelta()).isGreaterThan(GateLimits.LEAST_CLIFFS_DELTA);
        assertThat(slower.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(slower.doubt()).isEqualTo(Doubt.TOO_NOISY);
        MetricVerdict faster = only(judge(runs(P50, now), runs(P50, before)));
        assertThat(faster.change().high()).isGreaterThan(1);
        assertThat(faster.change().adjustedP()).isLessThan(GateLimits.SIGNIFICANCE);
        assertThat(faster.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void exactlyHalfOfTheMetricsInconclusiveIsAPass() {
        Metric p95 = Metric.of(PRE_CREATE, Quantity.P95);
        Metric p99 = Metric.of(PRE_CREATE, Quantity.P99);
        long[] noisy = {10_000, 14_000, 8_000, 17_000, 9_000, 13_000, 11_000, 16_000, 7_000, 12_000};
        List<RunFacts> half = new ArrayList<>();
        List<RunFacts> most = new ArrayList<>();
        for (int i = 0; i < STEADY.length; i++) {
            half.add(run("run" + i)
                    .metric(P50, EVENTS, STEADY[i])
                    .metric(p95, EVENTS, noisy[i])
                    .build());
            most.add(run("run" + i)
                    .metric(P50, EVENTS, STEADY[i])
                    .metric(p95, EVENTS, noisy[i])
                    .metric(p99, EVENTS, noisy[i])
                    .build());
        }
        assertThat(judge(half, half).metrics())
                .extracting(MetricVerdict::outcome)
                .containsExactly(Outcome.PASS, Outcome.INCONCLUSIVE);
        assertThat(judge(half, half).verdict()).isEqualTo(Verdict.PASS);
        assertThat(judge(most, most).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judge(most, most).why()).containsExactly("2 of 3 metrics inconclusive");
    }

    @Test
    void theVerdictDoesNotDependOnTheOrderOfTheRuns() {
        long[] now = times(STEADY, 1.07);
        long[] turned = now.clone();
        for (int i = 0; i < now.length; i++) {
            turned[i] = now[(i + 3) % now.length];
        }
        assertThat(only(judge(runs(P50, STEADY), runs(P50, turned))).change())
                .isEqualTo(only(judge(runs(P50, STEADY), runs(P50, now))).change());
    }

    @Test
    void onlyTheFiltersAskedForAreJudged() {
        List<RunFacts> before = runs(P50, STEADY);
        List<RunFacts> now = runs(P50, times(STEADY, 2));
        GateOptions others = new GateOptions(Set.of("wdfilter"), Set.of(), 500);
        assertThat(Gate.judge(new Baseline("0.1.0", before, List.of()), now, List.of(), others)
                        .metrics())
                .isEmpty();
    }

    @Test
    void moreCallsThanBeforeAreToldWithoutATest() {
        CallbackKey appeared = new CallbackKey(FILTER, 4, false);
        List<RunFacts> before = List.of(run("a").build(), run("b").build());
        List<RunFacts> now = List.of(
                run("c").calls(PRE_CREATE, 2 * EVENTS).calls(appeared, 1).build(),
                run("d").calls(PRE_CREATE, 3 * EVENTS).build());
        List<CallbackChange> changes = judge(before, now).callbacks();
        assertThat(changes)
                .containsExactly(
                        new CallbackChange(
                                PRE_CREATE,
                                CallbackChange.Kind.MORE_OFTEN,
                                new CallbackChange.Range(200_000, 200_000),
                                new CallbackChange.Range(400_000, 600_000),
                                true),
                        new CallbackChange(
                                appeared,
                                CallbackChange.Kind.APPEARED,
                                new CallbackChange.Range(0, 0),
                                new CallbackChange.Range(0, 10),
                                true));
        assertThat(judge(now, before).callbacks())
                .extracting(CallbackChange::kind)
                .containsExactly(CallbackChange.Kind.LESS_OFTEN, CallbackChange.Kind.VANISHED);
    }

    private static MetricVerdict only(GateResult result) {
        assertThat(result.metrics()).hasSize(1);
        return result.metrics().get(0);
    }

    private static GateResult judge(List<RunFacts> before, List<RunFacts> now) {
        return Gate.judge(new Baseline("0.1.0", before, List.of()), now, List.of(), GateOptions.DEFAULT);
    }

    private static long[] times(long[] values, double factor) {
        return Arrays.stream(values).map(value -> Math.round(value * factor)).toArray();
    }
}
