package fltscope.analyzer.pairing.seen;

import fltscope.analyzer.state.LongMap;

/**
 * When file objects were used last that no open is known of. The create of one may still be under way as far as is known, where only
 * filters have seen it. A few thousand are remembered.
 */
public final class UsedObjects {
    private static final int CELLS = 1 << 12;
    private static final int SHIFT = Long.SIZE - Integer.numberOfTrailingZeros(CELLS);

    private final long[] objects = new long[CELLS];
    private final long[] ticks = new long[CELLS];

    public void used(long fileObject, long atTicks) {
        int cell = LongMap.spread(fileObject, SHIFT);
        objects[cell] = fileObject;
        ticks[cell] = atTicks;
    }

    /** Whether one was used since a moment. */
    public boolean isUsedSince(long fileObject, long sinceTicks) {
        int cell = LongMap.spread(fileObject, SHIFT);
        return objects[cell] == fileObject && ticks[cell] >= sinceTicks;
    }
}
