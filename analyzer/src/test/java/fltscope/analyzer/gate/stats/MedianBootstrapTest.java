package fltscope.analyzer.gate.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MedianBootstrapTest {
    private static final double LOW = 0.025;
    private static final double HIGH = 0.975;

    /** Two million resamples by NumPy 2 give 19/68 and 37/5 for the one pair of samples, 1.07938 and 1.12640 for the other. */
    @Test
    void hasTheIntervalThatResamplingComesTo() {
        MedianBootstrap before = MedianBootstrap.of(3, 5, 8, 13, 21, 34, 55);
        MedianBootstrap now = MedianBootstrap.of(4, 9, 10, 30, 44, 60);
        assertThat(now.ratioQuantile(before, LOW)).isCloseTo(9.5 / 34, within(1e-12));
        assertThat(now.ratioQuantile(before, HIGH)).isCloseTo(37 / 5.0, within(1e-12));

        before = MedianBootstrap.of(98.5, 101.2, 100.3, 97.9, 103.4, 99.1, 100.8, 102.2, 96.4, 100.0);
        now = MedianBootstrap.of(110.1, 108.7, 112.9, 109.4, 107.2, 111.8, 115.3, 108.1, 110.9, 109.9);
        assertThat(now.ratioQuantile(before, LOW)).isCloseTo(1.07938093, within(1e-8));
        assertThat(now.ratioQuantile(before, HIGH)).isCloseTo(1.12639594, within(1e-8));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 10, 11, 20, 21})
    void agreesWithResampling(int runs) {
        SplittableRandom random = new SplittableRandom(runs);
        double[] before = random.doubles(runs, 90, 110).toArray();
        double[] now = random.doubles(runs + 1, 95, 125).toArray();
        double[] drawn = new double[20_000];
        Arrays.setAll(drawn, i -> median(resample(now, random)) / median(resample(before, random)));
        double low = MedianBootstrap.of(now).ratioQuantile(MedianBootstrap.of(before), LOW);
        double high = MedianBootstrap.of(now).ratioQuantile(MedianBootstrap.of(before), HIGH);
        // Six standard errors of a share; where ratios are few, one of them may hold many resamples.
        assertThat(share(drawn, low, false)).isLessThan(LOW + 0.007);
        assertThat(share(drawn, low, true)).isGreaterThan(LOW - 0.007);
        assertThat(share(drawn, high, false)).isLessThan(HIGH + 0.007);
        assertThat(share(drawn, high, true)).isGreaterThan(HIGH - 0.007);
    }

    private static double share(double[] drawn, double bound, boolean included) {
        double slack = included ? 1e-9 : -1e-9;
        return Arrays.stream(drawn)
                        .filter(ratio -> ratio <= bound * (1 + slack))
                        .count()
                / (double) drawn.length;
    }

    private static double[] resample(double[] values, SplittableRandom random) {
        double[] drawn = new double[values.length];
        Arrays.setAll(drawn, i -> values[random.nextInt(values.length)]);
        return drawn;
    }

    private static double median(double... values) {
        Arrays.sort(values);
        int half = values.length / 2;
        return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }

    @Test
    void doesNotDependOnTheOrderOfTheRuns() {
        assertThat(MedianBootstrap.of(5, 1, 4, 2).ratioQuantile(MedianBootstrap.of(3, 1, 2), HIGH))
                .isEqualTo(MedianBootstrap.of(1, 2, 4, 5).ratioQuantile(MedianBootstrap.of(1, 2, 3), HIGH));
    }

    @Test
    void equalValuesHaveAnIntervalOfOnePoint() {
        MedianBootstrap same = MedianBootstrap.of(4, 4, 4, 4, 4);
        assertThat(same.ratioQuantile(same, LOW)).isEqualTo(1);
        assertThat(same.ratioQuantile(same, HIGH)).isEqualTo(1);
    }

    @Test
    void zeroesAreNoneTimesEachOtherAndInfinitelyLessThanAnythingElse() {
        MedianBootstrap zero = MedianBootstrap.of(0, 0, 0, 0, 0);
        MedianBootstrap some = MedianBootstrap.of(600, 600, 600, 600, 600);
        assertThat(zero.ratioQuantile(zero, HIGH)).isEqualTo(1);
        assertThat(some.ratioQuantile(zero, LOW)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(zero.ratioQuantile(some, HIGH)).isZero();
    }

    @Test
    void aThousandRunsAreNoTrouble() {
        double[] values = new SplittableRandom(7).doubles(1_200, 99, 101).toArray();
        MedianBootstrap many = MedianBootstrap.of(values);
        assertThat(many.ratioQuantile(many, LOW)).isBetween(0.99, 1.0);
        assertThat(many.ratioQuantile(many, HIGH)).isBetween(1.0, 1.01);
    }
}
