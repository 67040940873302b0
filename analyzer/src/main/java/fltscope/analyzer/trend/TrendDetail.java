package fltscope.analyzer.trend;

import java.util.List;

/**
 * Latency over time, and where time goes: what is kept where it is asked for.
 *
 * @param binNanos length of the bins of time
 * @param operations operations that ended in each bin
 * @param callbacks callbacks that returned in each bin
 * @param filters own time in each bin
 * @param series how long callbacks took over time, by filter, function and phase
 * @param stretches in which they were slow, the worst first
 * @param shares own time by filter, function, program and path pattern, the most first
 */
public record TrendDetail(
        long binNanos,
        List<Long> operations,
        List<Long> callbacks,
        List<OwnTime> filters,
        List<LatencySeries> series,
        List<SlowStretch> stretches,
        List<TimeShare> shares) {
    /** Takes copies that nobody can change. */
    public TrendDetail {
        operations = List.copyOf(operations);
        callbacks = List.copyOf(callbacks);
        filters = List.copyOf(filters);
        series = List.copyOf(series);
        stretches = List.copyOf(stretches);
        shares = List.copyOf(shares);
    }

    /**
     * Own time of a filter.
     *
     * @param filter driver; null when not known
     * @param nanos in each bin
     */
    public record OwnTime(String filter, List<Long> nanos) {
        /** Takes a copy that nobody can change. */
        public OwnTime {
            nanos = List.copyOf(nanos);
        }
    }
}
