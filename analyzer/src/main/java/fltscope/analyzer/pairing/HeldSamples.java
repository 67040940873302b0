package fltscope.analyzer.pairing;

/** Callbacks that ended before it was known which volume, which thread or which instance of their filter they were of. */
final class HeldSamples {
    private static final int MOST = 32;

    private final int[] filter = new int[MOST];
    private final boolean[] again = new boolean[MOST];
    private final boolean[] post = new boolean[MOST];
    private final long[] startTicks = new long[MOST];
    private final long[] endTicks = new long[MOST];
    /** {@link FileObject#NEVER} where the thread is not known. */
    private final long[] ownTicks = new long[MOST];

    private final int[] threadId = new int[MOST];
    private final int[] nested = new int[MOST];
    private final int[] longestNested = new int[MOST];
    private final long[] longestNestedTicks = new long[MOST];

    private int count;

    void clear() {
        count = 0;
    }

    int count() {
        return count;
    }

    /** Keeps one; false when there is no room. */
    boolean add(CallbackSample sample) {
        if (count == MOST) {
            return false;
        }
        put(count++, sample);
        return true;
    }

    private void put(int at, CallbackSample sample) {
        filter[at] = sample.filter;
        again[at] = sample.again;
        post[at] = sample.post;
        startTicks[at] = sample.startTicks;
        endTicks[at] = sample.endTicks;
        ownTicks[at] = sample.ownTicks;
        threadId[at] = sample.threadId;
        nested[at] = sample.nested;
        longestNested[at] = sample.longestNested;
        longestNestedTicks[at] = sample.longestNestedTicks;
    }

    /** Puts one of them back into a sample. */
    void get(int at, CallbackSample sample) {
        sample.filter = filter[at];
        sample.again = again[at];
        sample.post = post[at];
        sample.startTicks = startTicks[at];
        sample.endTicks = endTicks[at];
        sample.ownTicks = ownTicks[at];
        sample.threadId = threadId[at];
        sample.nested = nested[at];
        sample.longestNested = longestNested[at];
        sample.longestNestedTicks = longestNestedTicks[at];
    }

    /** Keeps a sample that was got, in place of all that were before it and of those that were kept so far. */
    void keep(int kept, CallbackSample sample) {
        put(kept, sample);
    }

    /** Drops all but the first so many. */
    void cut(int kept) {
        count = kept;
    }

    /** They were on this thread, and of this major function: what is their own of the time of those of which that was not known. */
    void settle(Nesting nesting, int function) {
        for (int i = 0; i < count; i++) {
            if (ownTicks[i] == FileObject.NEVER) {
                ownTicks[i] = nesting.ownTicks(startTicks[i], endTicks[i], Nesting.kind(filter[i], function, post[i]));
                nested[i] = nesting.nested();
                longestNested[i] = nesting.longest();
                longestNestedTicks[i] = nesting.longestTicks();
            }
        }
    }
}
