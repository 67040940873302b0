package fltscope.analyzer.pairing;

/** Callbacks of a create that ended before its path, and so its volume, was known. */
final class HeldSamples {
    private static final int MOST = 32;

    private final int[] filter = new int[MOST];
    private final boolean[] again = new boolean[MOST];
    private final boolean[] post = new boolean[MOST];
    private final long[] durationTicks = new long[MOST];
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
        filter[count] = sample.filter;
        again[count] = sample.again;
        post[count] = sample.post;
        durationTicks[count] = sample.durationTicks;
        ownTicks[count++] = sample.ownTicks;
        return true;
    }

    /** Puts one of them back into a sample. */
    void get(int at, CallbackSample sample) {
        sample.filter = filter[at];
        sample.again = again[at];
        sample.post = post[at];
        sample.durationTicks = durationTicks[at];
        sample.ownTicks = ownTicks[at];
    }
}
