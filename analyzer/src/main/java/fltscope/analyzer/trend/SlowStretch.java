package fltscope.analyzer.trend;

/**
 * A part of the trace in which callbacks were much slower than they are mostly.
 *
 * @param filter driver; null when not known
 * @param majorFunction IRP_MJ_* code, or one of FltMgr's own
 * @param post whether they are post-operation callbacks
 * @param fromNanos its start, since the start of the trace
 * @param toNanos its end
 * @param overNanos what so many of them exceeded
 * @param over how many did
 * @param usualNanos what 99 in 100 do not exceed in half of the trace's bins
 */
public record SlowStretch(
        String filter,
        int majorFunction,
        boolean post,
        long fromNanos,
        long toNanos,
        long overNanos,
        long over,
        long usualNanos) {
    /** At least the time by which they exceeded it, in nanoseconds. */
    public long excessNanos() {
        return over * overNanos;
    }
}
