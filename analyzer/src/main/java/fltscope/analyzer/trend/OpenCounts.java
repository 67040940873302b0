package fltscope.analyzer.trend;

import java.util.List;

/**
 * How many opens there were over time.
 *
 * @param binNanos length of the bins
 * @param alive all, at the end of each bin
 * @param filters those that filters issued in their callbacks
 */
public record OpenCounts(long binNanos, List<Long> alive, List<OfFilter> filters) {
    /** Takes copies that nobody can change. */
    public OpenCounts {
        alive = List.copyOf(alive);
        filters = List.copyOf(filters);
    }

    /**
     * Those of one filter.
     *
     * @param filter driver; null when not known
     * @param alive at the end of each bin
     */
    public record OfFilter(String filter, List<Long> alive) {
        /** Takes a copy that nobody can change. */
        public OfFilter {
            alive = List.copyOf(alive);
        }
    }
}
