package fltscope.analyzer.state;

import fltscope.schemas.record.IoRecord;

/** The frames of one mode of a {@link Stack}, or the key that stands for them until it is defined. */
final class StackHalf {
    /** Most frames that are kept; Windows records at most 192. */
    static final int MAX_FRAMES = 256;

    private static final int FIRST_FRAMES = 32;
    private static final long[] NONE = {};

    long[] frames = NONE;
    int count;
    boolean waiting;
    long key;
    /** Neighbours among the halves that wait for the same key. */
    StackHalf before;

    StackHalf after;

    /** Room of this half's own; {@link #frames} may be a definition's instead, which several halves share. */
    private long[] own = NONE;

    boolean isEmpty() {
        return count == 0 && !waiting;
    }

    void clear() {
        frames = NONE;
        count = 0;
    }

    /** Copies the frames of a record from one to before another. */
    void copy(IoRecord record, int from, int to) {
        int wanted = Math.min(to - from, MAX_FRAMES);
        if (own.length < wanted) {
            own = new long[Math.max(FIRST_FRAMES, Integer.highestOneBit(2 * wanted - 1))];
        }
        frames = own;
        count = wanted;
        for (int i = 0; i < wanted; i++) {
            own[i] = record.address(from + i);
        }
    }

    /** Uses the frames of a definition. */
    void define(long[] definition) {
        frames = definition;
        count = definition.length;
        waiting = false;
        before = null;
        after = null;
    }
}
