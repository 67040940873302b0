package fltscope.analyzer.gate.calibrate;

import static fltscope.analyzer.gate.measure.RunBuilder.EVENTS;
import static fltscope.analyzer.gate.measure.RunBuilder.P50;
import static fltscope.analyzer.gate.measure.RunBuilder.run;
import static fltscope.analyzer.gate.measure.RunBuilder.runs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fltscope.analyzer.gate.baseline.Noise;
import fltscope.analyzer.gate.judge.GateOptions;
import fltscope.analyzer.gate.measure.Metric;
import fltscope.analyzer.gate.measure.Quantity;
import fltscope.analyzer.gate.measure.RunBuilder;
import fltscope.analyzer.gate.measure.RunFacts;
import fltscope.analyzer.metric.CallbackKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CalibratorTest {
    private static long[] noisy(int runs, double noise) {
        SplittableRandom random = new SplittableRandom(5);
        long[] values = new long[runs];
        Arrays.setAll(values, i -> Math.round(100_000 * Math.exp(noise * random.nextGaussian())));
        return values;
    }

    @Test
    void runsThatAreEqualHaveNoNoise() {
        Calibration calibration = calibrate(runs(P50, new long[12]));
        assertThat(calibration.noise()).containsExactly(new Noise(P50, 0));
        assertThat(calibration.falseAlarms()).isZero();
        assertThat(calibration.runs()).isEqualTo(12);
        assertThat(calibration.splits()).isEqualTo(200);
    }

    @Test
    void theNoiseOfTenAgainstTenRunsGrowsWithThatOfARun() {
        int little = calibrate(runs(P50, noisy(20, 0.02))).noise().get(0).permille();
        int much = calibrate(runs(P50, noisy(20, 0.2))).noise().get(0).permille();
        // The ratio of two medians of 10 has a standard deviation of 1.25 sqrt(2/10) of a run's: 95 % are within 1.1 of
        // it.
        assertThat(little).isBetween(8, 40);
        assertThat(much).isBetween(120, 500);
    }

    @Test
    void theSameRunsAreCalibratedTheSame() {
        assertThat(calibrate(runs(P50, noisy(15, 0.1)))).isEqualTo(calibrate(runs(P50, noisy(15, 0.1))));
    }

    @Test
    void aMetricWithTooFewRunsIsLeftOut() {
        Metric rare = Metric.ofFilter("rare", Quantity.CALLS);
        List<RunFacts> some = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            RunBuilder run = run("run" + i).metric(P50, EVENTS, 10_000);
            some.add((i < 9 ? run.metric(rare, EVENTS, 5) : run).build());
        }
        assertThat(calibrate(some).noise()).extracting(Noise::metric).containsExactly(P50);
    }

    @Test
    void tenRunsAreNeeded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calibrate(runs(P50, new long[9])))
                .withMessage("9 runs; 10 are needed");
    }

    @Test
    void falseAlarmsAreCountedWithAndWithoutTheNoiseFound() {
        Metric[] metrics = new Metric[8];
        Arrays.setAll(metrics, i -> Metric.of(new CallbackKey("f" + i, 0, false), Quantity.P50));
        List<RunFacts> runs = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            RunBuilder run = run("run" + i);
            for (int j = 0; j < metrics.length; j++) {
                run.metric(metrics[j], EVENTS, noisy(20 * (j + 1), 0.15)[20 * j + i]);
            }
            runs.add(run.build());
        }
        Calibration calibration = calibrate(runs);
        assertThat(calibration.falseAlarms()).isLessThanOrEqualTo(20);
        assertThat(calibration.falseAlarmsAfter()).isLessThanOrEqualTo(calibration.falseAlarms());
    }

    private static Calibration calibrate(List<RunFacts> runs) {
        return Calibrator.calibrate(runs, GateOptions.DEFAULT);
    }
}
