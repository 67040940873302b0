package fltscope.analyzer.gate.stats;

import org.apache.commons.statistics.inference.MannWhitneyUTest;

/**
 * The two-sided Mann-Whitney test of whether values are greater on one side than on the other, and Cliff's delta, which says by
 * how much. The p-value is exact for small samples without ties, else that of the normal approximation with corrections for
 * ties and continuity.
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
        // Where all values are equal there is no variance to divide by, and nothing to be told apart.
        return new RankTest(allEqual(before, now) ? 1 : test.test(now, before).getPValue(), delta);
    }

    private static boolean allEqual(double[] before, double[] now) {
        for (double value : before) {
            if (value != before[0]) {
                return false;
            }
        }
        for (double value : now) {
            if (value != before[0]) {
                return false;
            }
        }
        return true;
    }
}
