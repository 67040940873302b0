package fltscope.analyzer.pairing;

/**
 * What of a callback's time is its own: less the callbacks that ran inside it on the same thread, for I/O that it issued.
 * Inner callbacks end first, so those of a thread that ended are kept until an outer one takes them. One whose thread became known
 * late takes its place among those that have ended since.
 */
final class Nesting {
    private static final int KEPT = 64;
    private static final int FILTER_SHIFT = 9;

    /** Of callbacks that do not overlap, from the first to the last. */
    private final long[] start = new long[KEPT];

    private final long[] end = new long[KEPT];
    /** What each of them is, as {@link #kind} has it. */
    private final int[] what = new int[KEPT];

    private int count;
    private int nested;
    private int longest;
    private long longestTicks;

    /** Filter, major function and phase in one number. */
    static int kind(int filter, int majorFunction, boolean post) {
        return filter << FILTER_SHIFT | majorFunction << 1 | (post ? 1 : 0);
    }

    static int filter(int kind) {
        return kind >>> FILTER_SHIFT;
    }

    static int majorFunction(int kind) {
        return kind >>> 1 & 0xFF;
    }

    static boolean isPost(int kind) {
        return (kind & 1) != 0;
    }

    /** How many ran inside the callback that was asked for last. */
    int nested() {
        return nested;
    }

    /** What the longest of them was. */
    int longest() {
        return longest;
    }

    /** Wall time in it. */
    long longestTicks() {
        return longestTicks;
    }

    /** A callback of a {@link #kind} has ended on the thread; returns its own time. */
    long ownTicks(long startTicks, long endTicks, int kind) {
        long own = endTicks - startTicks;
        nested = 0;
        longestTicks = 0;
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
            long inside = end[next] - start[next];
            own -= inside;
            nested++;
            if (inside >= longestTicks) {
                longestTicks = inside;
                longest = what[next];
            }
            next++;
        }
        if (next != at + 1) {
            int later = count - next;
            System.arraycopy(start, next, start, at + 1, later);
            System.arraycopy(end, next, end, at + 1, later);
            System.arraycopy(what, next, what, at + 1, later);
            count = at + 1 + later;
        }
        start[at] = startTicks;
        end[at] = endTicks;
        what[at] = kind;
        return Math.max(0, own);
    }

    /** Older ones have no outer callback any more, or one that is deeper than anything real. */
    private void forgetHalf() {
        System.arraycopy(start, KEPT / 2, start, 0, KEPT / 2);
        System.arraycopy(end, KEPT / 2, end, 0, KEPT / 2);
        System.arraycopy(what, KEPT / 2, what, 0, KEPT / 2);
        count = KEPT / 2;
    }
}
