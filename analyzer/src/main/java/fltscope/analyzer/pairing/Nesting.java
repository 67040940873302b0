package fltscope.analyzer.pairing;

/**
 * What of a callback's time is its own: less the callbacks that ran inside it on the same thread, for I/O that it issued.
 * Inner callbacks end first, so those of a thread that ended are kept until an outer one takes them. One whose thread became known
 * late takes its place among those that have ended since.
 */
final class Nesting {
    private static final int KEPT = 64;

    /** Of callbacks that do not overlap, from the first to the last. */
    private final long[] start = new long[KEPT];

    private final long[] end = new long[KEPT];
    private int count;

    /** A callback has ended on the thread; returns its own time. */
    long ownTicks(long startTicks, long endTicks) {
        long own = endTicks - startTicks;
        if (own < 0) {
            return own;
        }
        if (count == KEPT) {
            forgetHalf();
        }
        int at = count;
        while (at > 0 && start[at - 1] > startTicks) {
            at--;
        }
        int next = at;
        while (next < count && end[next] <= endTicks) {
            own -= end[next] - start[next];
            next++;
        }
        if (next != at + 1) {
            int later = count - next;
            System.arraycopy(start, next, start, at + 1, later);
            System.arraycopy(end, next, end, at + 1, later);
            count = at + 1 + later;
        }
        start[at] = startTicks;
        end[at] = endTicks;
        return Math.max(0, own);
    }

    /** Older ones have no outer callback any more, or one that is deeper than anything real. */
    private void forgetHalf() {
        System.arraycopy(start, KEPT / 2, start, 0, KEPT / 2);
        System.arraycopy(end, KEPT / 2, end, 0, KEPT / 2);
        count = KEPT / 2;
    }
}
