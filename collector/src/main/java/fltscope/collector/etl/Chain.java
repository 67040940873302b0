package fltscope.collector.etl;

import fltscope.schemas.trace.TraceHeader;
import java.util.Arrays;

/**
 * Where the buffers of one processor within one session lie. It takes 12 bytes of memory for each buffer (19 MB for 100 GB of
 * 64 KiB buffers), the only thing that grows with a file.
 */
final class Chain {
    final int processor;
    final TraceHeader session;
    final long shiftTicks;
    private long[] offsets = new long[4];
    private int[] bytes = new int[4];
    private int count;

    Chain(int processor, TraceHeader session, long shiftTicks) {
        this.processor = processor;
        this.session = session;
        this.shiftTicks = shiftTicks;
    }

    void add(long offset, int presentBytes) {
        if (count == offsets.length) {
            int more = count + (count >> 1);
            offsets = Arrays.copyOf(offsets, more);
            bytes = Arrays.copyOf(bytes, more);
        }
        offsets[count] = offset;
        bytes[count++] = presentBytes;
    }

    int count() {
        return count;
    }

    /** Place in the file of buffer number {@code i}. */
    long offset(int i) {
        return offsets[i];
    }

    /** Bytes of buffer number {@code i} that are in the file. */
    int bytes(int i) {
        return bytes[i];
    }

    /** Puts the buffers into another order: {@code order[i]} becomes number i. */
    void arrange(int... order) {
        long[] arranged = new long[count];
        int[] arrangedBytes = new int[count];
        for (int i = 0; i < count; i++) {
            arranged[i] = offsets[order[i]];
            arrangedBytes[i] = bytes[order[i]];
        }
        offsets = arranged;
        bytes = arrangedBytes;
    }
}
