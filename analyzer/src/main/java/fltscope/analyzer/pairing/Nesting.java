package fltscope.analyzer.pairing;

/**
 * What of a callback's time is its own: less the callbacks that ran inside it on the same thread, for I/O that it issued.
 * Inner callbacks end first, so those of a thread that ended are kept until an outer one takes them.
 */
final class Nesting {
    private static final int KEPT = 64;

    private final long[] start = new long[KEPT];
    private final long[] duration = new long[KEPT];
    private int count;

    /** A callback has ended on the thread; returns its own time. */
    long ownTicks(long startTicks, long endTicks) {
        long whole = endTicks - startTicks;
        if (whole < 0) {
            return whole;
        }
        long own = whole;
        while (count > 0 && start[count - 1] > startTicks) {
            own -= duration[--count];
        }
        if (count == KEPT) {
            // Older ones have no outer callback any more, or one that is deeper than anything real.
            System.arraycopy(start, KEPT / 2, start, 0, KEPT / 2);
            System.arraycopy(duration, KEPT / 2, duration, 0, KEPT / 2);
            count = KEPT / 2;
        }
        start[count] = startTicks;
        duration[count++] = whole;
        return Math.max(0, own);
    }
}
