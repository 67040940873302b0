package fltscope.analyzer.metric;

/** Sums shared out over file operations, rounded to the next whole number. */
public final class PerOperation {
    private static final long MILLION = 1_000_000;

    private PerOperation() {}

    /** Calls per million operations, of which there is at least one. */
    public static long callsPerMillion(long calls, long operations) {
        return rounded(calls * MILLION, operations);
    }

    /** Nanoseconds per operation, of which there is at least one. */
    public static long nanos(long nanos, long operations) {
        return rounded(nanos, operations);
    }

    private static long rounded(long sum, long operations) {
        return (sum + operations / 2) / operations;
    }
}
