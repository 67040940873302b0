package fltscope.analyzer.metric;

import fltscope.analyzer.latency.Latency;
import fltscope.schemas.event.MajorFunction;

/**
 * What a filter costs.
 *
 * @param calls callbacks that returned
 * @param ownNanos own time in them, all together
 * @param creates creates that came to the filter: pre-operation callbacks of a create that returned. The post-operation callback
 *     of the same create is none of its own
 * @param createNanos own time in the callbacks of creates, pre and post
 */
public record FilterCost(long calls, long ownNanos, long creates, long createNanos) {
    /** That of a filter that was not called. */
    public static final FilterCost NONE = new FilterCost(0, 0, 0, 0);

    /**
     * This and the callbacks of a function and phase, whose own time is {@code own}.
     *
     * @param ordinal 1, or 2 for the lower one of two instances on a volume: what comes to it has been counted
     */
    public FilterCost plus(int ordinal, int majorFunction, boolean post, Latency own) {
        boolean create = majorFunction == MajorFunction.CREATE;
        return new FilterCost(
                calls + own.count(),
                ownNanos + own.sumNanos(),
                creates + (create && !post && ordinal == 1 ? own.count() : 0),
                createNanos + (create ? own.sumNanos() : 0));
    }
}
