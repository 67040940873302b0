package fltscope.analyzer.pairing;

import fltscope.analyzer.state.FileProvider;
import fltscope.analyzer.state.LongMap;
import fltscope.schemas.record.IoRecord;

/**
 * Who ended the operation under a pointer a moment ago, to know the same end when the other provider tells it. That comes
 * within a microsecond, so a few cells do: what is pushed out of one is only counted as an end without a start.
 */
final class RecentEnds {
    private static final int CELLS = 1 << 10;
    private static final int SHIFT = Long.SIZE - Integer.numberOfTrailingZeros(CELLS);

    private final long[] pointers = new long[CELLS];
    /** Null in a cell that holds nothing. */
    private final FileProvider[] endedBy = new FileProvider[CELLS];

    void add(IoRecord end) {
        int cell = cell(end.callbackData());
        pointers[cell] = end.callbackData();
        endedBy[cell] = FileProvider.of(end);
    }

    /** Whether an end was told by the other provider; it is not told a third time. */
    boolean take(IoRecord end) {
        int cell = cell(end.callbackData());
        boolean told =
                pointers[cell] == end.callbackData() && endedBy[cell] != null && endedBy[cell] != FileProvider.of(end);
        if (told) {
            endedBy[cell] = null;
        }
        return told;
    }

    /** A new operation has begun under a pointer. */
    void forget(long pointer) {
        int cell = cell(pointer);
        if (pointers[cell] == pointer) {
            endedBy[cell] = null;
        }
    }

    private static int cell(long pointer) {
        return LongMap.spread(pointer, SHIFT);
    }
}
