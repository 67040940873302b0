package fltscope.analyzer.pairing;

import fltscope.analyzer.state.LongMap;

/**
 * What of a callback's time is its own: less the callbacks that ran inside it on the same thread, for I/O that it issued.
 * Inner callbacks end first, so each thread keeps those that ended and that an outer one has not yet taken.
 */
final class Nesting {
    private static final int KEPT = 64;

    private static final class Ended {
        private final long[] start = new long[KEPT];
        private final long[] duration = new long[KEPT];
        private int count;
    }

    private final LongMap<Ended> threads = new LongMap<>();

    /** A callback has ended; returns its own time. With an unknown thread nothing can be taken off. */
    long ownTicks(int thread, long start, long end) {
        if (thread == -1 || end < start) {
            return end - start;
        }
        Ended ended = threads.get(thread);
        if (ended == null) {
            ended = new Ended();
            threads.put(thread, ended);
        }
        long own = end - start;
        while (ended.count > 0 && ended.start[ended.count - 1] > start) {
            own -= ended.duration[--ended.count];
        }
        if (ended.count == KEPT) {
            // Older ones have no outer callback any more, or one that is deeper than anything real.
            System.arraycopy(ended.start, KEPT / 2, ended.start, 0, KEPT / 2);
            System.arraycopy(ended.duration, KEPT / 2, ended.duration, 0, KEPT / 2);
            ended.count = KEPT / 2;
        }
        ended.start[ended.count] = start;
        ended.duration[ended.count++] = end - start;
        return Math.max(0, own);
    }
}
