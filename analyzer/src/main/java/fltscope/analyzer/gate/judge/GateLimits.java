package fltscope.analyzer.gate.judge;

/** The fixed numbers of the rule by which a metric is judged. */
public final class GateLimits {
    /** Of the bootstrap interval of the ratio. */
    public static final double CONFIDENCE = 0.95;

    /** Level of the corrected test. */
    public static final double SIGNIFICANCE = 0.05;

    /** A large effect (Romano et al. 2006): 74 of 100 pairs of runs differ in one direction. */
    public static final double LEAST_CLIFFS_DELTA = 0.47;

    /** Least absolute change of calls that counts: one in a thousand operations. */
    public static final long LEAST_CALLS_PER_MILLION = 1_000;

    /** Minimum effects that an interval may be wide, from -2 to +2 of them; a metric with a wider one is inconclusive. */
    public static final int WIDEST_INTERVAL_EFFECTS = 4;

    private GateLimits() {}
}
