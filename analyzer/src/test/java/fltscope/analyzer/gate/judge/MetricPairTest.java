package fltscope.analyzer.gate.judge;

import static fltscope.analyzer.gate.measure.RunBuilder.EVENTS;
import static fltscope.analyzer.gate.measure.RunBuilder.P50;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The borders of the rule by which a metric is judged. */
class MetricPairTest {
    private static final int RUNS = 10;
    private static final double QUARTER = 0.25; // exact as a double, as is 1.25

    private static Side side(long... values) {
        List<Long> list = new ArrayList<>();
        for (long value : values) {
            list.add(value);
        }
        return new Side(list, list.size(), EVENTS, EVENTS);
    }

    private static Side steady(long value) {
        return new Side(Collections.nCopies(RUNS, value), RUNS, EVENTS, EVENTS);
    }

    private static Outcome judged(long before, long now, double minimumEffect, long minChangeNanos) {
        return new MetricPair(P50, steady(before), steady(now), minimumEffect, minChangeNanos)
                .judge(0.001, 1)
                .outcome();
    }

    @Test
    void aChangeOfExactlyTheLeastTimeIsNone() {
        assertThat(judged(1_000, 1_500, QUARTER, 500)).isEqualTo(Outcome.PASS);
        assertThat(judged(1_000, 1_501, QUARTER, 500)).isEqualTo(Outcome.REGRESSION);
        assertThat(judged(1_501, 1_000, QUARTER, 500)).isEqualTo(Outcome.IMPROVEMENT);
    }

    @Test
    void aChangeOfExactlyTheMinimumEffectIsNone() {
        assertThat(judged(10_000, 12_500, QUARTER, 100)).isEqualTo(Outcome.PASS);
        assertThat(judged(10_000, 12_501, QUARTER, 100)).isEqualTo(Outcome.REGRESSION);
        assertThat(judged(12_500, 10_000, QUARTER, 100)).isEqualTo(Outcome.PASS);
        assertThat(judged(12_501, 10_000, QUARTER, 100)).isEqualTo(Outcome.IMPROVEMENT);
        assertThat(judged(12_000, 10_000, QUARTER, 100)).isEqualTo(Outcome.PASS);
    }

    @Test
    void aProbabilityOfExactlyTheLevelIsNotSignificant() {
        MetricPair pair = new MetricPair(P50, steady(10_000), steady(20_000), QUARTER, 100);
        assertThat(pair.judge(0.05, 1).doubt()).isEqualTo(Doubt.NOT_SIGNIFICANT);
        assertThat(pair.judge(0.0499, 1).outcome()).isEqualTo(Outcome.REGRESSION);
    }

    @Test
    void runsThatDifferByLessThanTheLeastTimeAreNoNoise() {
        Side ticks = side(200, 600, 200, 600, 200, 600, 200, 600, 200, 600);
        assertThat(new MetricPair(P50, ticks, ticks, 0.05, 500).judge(1, 1).outcome())
                .isEqualTo(Outcome.PASS);
        assertThat(new MetricPair(P50, ticks, ticks, 0.05, 300).judge(1, 1).doubt())
                .isEqualTo(Doubt.TOO_NOISY);
    }

    @Test
    void noiseOfTheMedianBelowTheLeastTimeIsNoneWhateverOneRunDid() {
        Side values = side(1_000, 1_200, 1_000, 1_200, 1_000, 1_200, 1_000, 1_200, 1_100, 2_000);
        MetricVerdict metric = new MetricPair(P50, values, values, 0.05, 500).judge(1, 1);
        assertThat(metric.change().high() - metric.change().low()).isGreaterThan(0.2);
        assertThat(metric.outcome()).isEqualTo(Outcome.PASS);
        assertThat(new MetricPair(P50, values, values, 0.05, 100).judge(1, 1).doubt())
                .isEqualTo(Doubt.TOO_NOISY);
    }

    @Test
    void tooFewRunsOnEitherSideAreSaid() {
        Side few = side(1_000, 1_000, 1_000, 1_000);
        assertThat(new MetricPair(P50, few, steady(1_000), 0.05, 500).untested().doubt())
                .isEqualTo(Doubt.TOO_FEW_RUNS);
        assertThat(new MetricPair(P50, steady(1_000), few, 0.05, 500).untested().doubt())
                .isEqualTo(Doubt.TOO_FEW_RUNS);
    }
}
