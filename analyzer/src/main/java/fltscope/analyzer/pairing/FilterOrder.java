package fltscope.analyzer.pairing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The order of the filters from the highest to the lowest, learned from the order of their pre-operation callbacks within
 * one callback data. It stands in for altitudes, which callbacks do not tell.
 */
public final class FilterOrder {
    private static final int FILTERS = FilterTable.MOST + 1;

    private final long[] before = new long[FILTERS * FILTERS];

    /** A request came to {@code filter} after it had come to all of {@code earlier} (bits). */
    void came(int filter, long earlier) {
        for (long left = earlier & ~(1L << filter); left != 0; left &= left - 1) {
            before[Long.numberOfTrailingZeros(left) * FILTERS + filter]++;
        }
    }

    /** Filters from the highest to the lowest as far as their order is known, the others as they come. */
    public List<Integer> highestFirst(IntStream filters) {
        List<Integer> sorted = new ArrayList<>();
        filters.forEach(filter -> {
            int at = 0;
            while (at < sorted.size() && !isAbove(filter, sorted.get(at))) {
                at++;
            }
            sorted.add(at, filter);
        });
        return sorted;
    }

    /** Whether one filter is above another; false where they never saw the same request. */
    public boolean isAbove(int filter, int other) {
        return before[filter * FILTERS + other] > before[other * FILTERS + filter];
    }
}
