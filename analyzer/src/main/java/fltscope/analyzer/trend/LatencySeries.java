package fltscope.analyzer.trend;

import java.util.List;

/**
 * How many callbacks of a filter, function and phase took how long, over time.
 *
 * @param filter driver; null when not known
 * @param majorFunction IRP_MJ_* code, or one of FltMgr's own; {@link #OTHER_FUNCTIONS} for those that are not told apart
 * @param post whether they are post-operation callbacks
 * @param count how many there are
 * @param cells of each bin: 0 where it is empty, else how many buckets follow, the number of the first, and the counts
 */
public record LatencySeries(String filter, int majorFunction, boolean post, long count, List<Long> cells) {
    /** Value of a function for those that are not told apart. */
    public static final int OTHER_FUNCTIONS = LatencyGrid.OTHER_FUNCTIONS;

    /** Durations below this, in nanoseconds, are in the first bucket. */
    public static final long FIRST_NANOS = LatencyGrid.FIRST_NANOS;

    /** So many buckets each are a power of two. */
    public static final int BUCKETS_PER_OCTAVE = 2;

    /** How many buckets there are; the last one holds all that is longer. */
    public static final int BUCKETS = LatencyGrid.BUCKETS;

    /** Takes a copy that nobody can change. */
    public LatencySeries {
        cells = List.copyOf(cells);
    }
}
