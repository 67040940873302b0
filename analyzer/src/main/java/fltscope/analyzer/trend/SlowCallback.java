package fltscope.analyzer.trend;

import java.util.List;

/**
 * One of the slowest callbacks. Times are nanoseconds, moments since the start of the trace.
 *
 * @param nanos when it was entered
 * @param durationNanos wall time in it
 * @param ownNanos the same without callbacks nested on its thread: what it is ranked by
 * @param filter driver; null when not known
 * @param majorFunction IRP_MJ_* code, or one of FltMgr's own
 * @param post whether it is a post-operation callback
 * @param volume device of the instance; null when not known
 * @param on what it was called for
 * @param stack of its return, or of the first callback of its create; innermost frame first, empty when not recorded
 * @param nested how many callbacks ran inside it on its thread
 * @param longestNested the longest of them; null for none
 */
public record SlowCallback(
        long nanos,
        long durationNanos,
        long ownNanos,
        String filter,
        int majorFunction,
        boolean post,
        String volume,
        SlowTarget on,
        List<String> stack,
        int nested,
        Nested longestNested) {
    /**
     * A callback inside another one.
     *
     * @param filter driver; null when not known
     * @param majorFunction IRP_MJ_* code, or one of FltMgr's own
     * @param post whether it is a post-operation callback
     * @param durationNanos wall time in it
     */
    public record Nested(String filter, int majorFunction, boolean post, long durationNanos) {}
}
