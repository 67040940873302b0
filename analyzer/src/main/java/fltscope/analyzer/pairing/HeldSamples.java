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
    }

    /** Puts one of them back into a sample. */
    void get(int at, CallbackSample sample) {
        sample.filter = filter[at];
        sample.again = again[at];
        sample.post = post[at];
        sample.startTicks = startTicks[at];
        sample.endTicks = endTicks[at];
        sample.ownTicks = ownTicks[at];
    }

    /** Keeps a sample that was got, in place of all that were before it and of those that were kept so far. */
    void keep(int kept, CallbackSample sample) {
        put(kept, sample);
    }

    /** Drops all but the first so many. */
    void cut(int kept) {
        count = kept;
    }

    /** They were on this thread: what is their own of the time of those of which that was not known. */
    void settle(Nesting nesting) {
        for (int i = 0; i < count; i++) {
            if (ownTicks[i] == FileObject.NEVER) {
                ownTicks[i] = nesting.ownTicks(startTicks[i], endTicks[i]);
            }
        }
    }
}
