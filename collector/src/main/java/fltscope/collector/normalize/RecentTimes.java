package fltscope.collector.normalize;

/**
 * The times of the events that came last and whose stacks may be wanted. A stack names its event by its time, and follows it
 * closely; of an event that became no record it is of no use to anybody.
 */
final class RecentTimes {
    private static final int CELLS = 1 << 15;
    private static final int SHIFT = Long.SIZE - Integer.numberOfTrailingZeros(CELLS);
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private final long[] cells = new long[CELLS];

    void add(long ticks) {
        cells[cell(ticks)] = ticks;
    }

    boolean has(long ticks) {
        return cells[cell(ticks)] == ticks;
    }

    private static int cell(long ticks) {
        return (int) ((ticks * SPREAD) >>> SHIFT);
    }
}
