package fltscope.analyzer.gate.stats;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** How many runs a side would settle what is open. An estimate: the runs to come are taken to be like those at hand. */
public final class RunsNeeded {
    /** More is said to nobody: it would not be recorded. */
    public static final int MOST = 1_000;

    private static final double ALPHA = 0.05;
    private static final double POWER = 0.8;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private RunsNeeded() {}

    /**
     * Runs a side for an interval of at most this width. The width of an interval of a mean or a median falls with the square
     * root of the number of runs (Georges, Buytaert and Eeckhout 2007, Statistically rigorous Java performance evaluation,
     * section 3.2).
     *
     * @param runs runs a side at hand; the smaller number where they differ
     */
    public static int forWidth(int runs, double width, double wantedWidth) {
        double times = width / wantedWidth;
        return bounded(Math.max(runs + 1, runs * times * times));
    }

    /**
     * Runs a side with which a Mann-Whitney test finds a difference of this size in four of five cases, at 5 % after Bonferroni's
     * correction, which is Holm's for the smallest p-value: 2 z<sup>2</sup> / (3 delta<sup>2</sup>), with z the sum of the
     * normal quantiles of level and power (Noether 1987, Sample size determination for some common nonparametric tests,
     * Journal of the American Statistical Association 82: 645-647).
     *
     * @param tests tests in the family
     */
    public static int forTest(int runs, double cliffsDelta, int tests) {
        double level = NORMAL.inverseSurvivalProbability(ALPHA / 2 / Math.max(1, tests));
        double z = level + NORMAL.inverseCumulativeProbability(POWER);
        return bounded(Math.max(runs + 1, 2 * z * z / (3 * cliffsDelta * cliffsDelta)));
    }

    private static int bounded(double runs) {
        return (int) Math.min(MOST, Math.ceil(runs));
    }
}
