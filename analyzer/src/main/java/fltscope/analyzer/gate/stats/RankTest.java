package fltscope.analyzer.gate.stats;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.inference.MannWhitneyUTest;

/**
 * The two-sided Mann-Whitney test of whether values are greater on one side than on the other, and Cliff's delta, which says by
 * how much. The p-value is exact for small samples, else that of the normal approximation with corrections for ties and
 * continuity.
 *
 * @param p probability of values as different as these, or more, where both sides are alike
 * @param cliffsDelta probability that a value of now is greater than one of before, less the probability that it is smaller:
 *     from -1 to 1 (Cliff 1993, Psychological Bulletin 114: 494-509)
 */
public record RankTest(double p, double cliffsDelta) {
    /** Compares two samples, each of one value or more. */
    public static RankTest of(double[] before, double[] now) {
        MannWhitneyUTest test = MannWhitneyUTest.withDefaults();
        double pairs = (double) before.length * now.length;
        double delta = 2 * test.statistic(now, before) / pairs - 1;
        if (before.length + now.length <= TiedRanks.MOST_VALUES && hasTies(before, now)) {
            return new RankTest(TiedRanks.p(before, now), delta);
        }
        // Where all values are equal there is no variance to divide by, and nothing to be told apart.
        return new RankTest(
                delta == 0 && allEqual(before, now) ? 1 : test.test(now, before).getPValue(), delta);
    }

    private static boolean hasTies(double[] before, double[] now) {
        return all(before, now).distinct().count() < before.length + now.length;
    }

    private static boolean allEqual(double[] before, double[] now) {
        return all(before, now).distinct().count() == 1;
    }

    private static DoubleStream all(double[] before, double[] now) {
        return DoubleStream.concat(Arrays.stream(before), Arrays.stream(now));
    }
}
