package fltscope.analyzer.pairing;

/** Callbacks of a create that ended before its path, and so its volume, was known. */
final class HeldSamples {
    private static final int MOST = 32;

    final int[] filter = new int[MOST];
    final boolean[] again = new boolean[MOST];
    final boolean[] post = new boolean[MOST];
    final long[] durationTicks = new long[MOST];
    final long[] ownTicks = new long[MOST];
    int count;

    void clear() {
        count = 0;
    }

    /** Keeps one; false when there is no room. */
    boolean add(int ofFilter, boolean isAgain, boolean isPost, long duration, long own) {
        if (count == MOST) {
            return false;
        }
        filter[count] = ofFilter;
        again[count] = isAgain;
        post[count] = isPost;
        durationTicks[count] = duration;
        ownTicks[count++] = own;
        return true;
    }
}
