package fltscope.analyzer.pairing;

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

    /** Whether one filter is above another; false where they never saw the same request. */
    public boolean isAbove(int filter, int other) {
        return before[filter * FILTERS + other] > before[other * FILTERS + filter];
    }
}
