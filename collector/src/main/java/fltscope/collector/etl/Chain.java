package fltscope.collector.etl;

import fltscope.schemas.etl.BufferHeader;
import fltscope.schemas.trace.TraceHeader;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Where the buffers of one processor within one session lie, and their numbers. It takes 16 bytes of memory for each buffer
 * (25 MB for 100 GB of 64 KiB buffers), the only thing that grows with a file.
 */
final class Chain {
    /** Number of a buffer whose own is none that a session can reach. */
    static final int NO_NUMBER = 0;

    private static final long HIGHEST_NUMBER = 0xFFFF_FFFFL;

    /** Whether this is the one buffer that starts the session, not those of a processor. */
    final boolean startsSession;

    final int processor;
    final TraceHeader session;
    final long shiftTicks;
    private long[] offsets = new long[4];
    private int[] bytes = new int[4];
    private int[] numbers = new int[4];
    private final BitSet flagged = new BitSet();
    private final BitSet bufferLost = new BitSet();
    private final BitSet compressed = new BitSet();
    private int count;

    Chain(boolean startsSession, int processor, TraceHeader session, long shiftTicks) {
        this.startsSession = startsSession;
        this.processor = processor;
        this.session = session;
        this.shiftTicks = shiftTicks;
    }

    /**
     * Adds a buffer.
     *
     * @param presentBytes bytes of it that are in the file
     */
    void add(long offset, int presentBytes, BufferHeader header) {
        long number = header.sequenceNumber();
        if (count == offsets.length) {
            int more = count + (count >> 1);
            offsets = Arrays.copyOf(offsets, more);
            bytes = Arrays.copyOf(bytes, more);
            numbers = Arrays.copyOf(numbers, more);
        }
        if (header.saysLoss()) {
            flagged.set(count);
        }
        if (header.saysBufferLost()) {
            bufferLost.set(count);
        }
        if (header.compressed()) {
            compressed.set(count);
        }
        numbers[count] = number < 0 || number > HIGHEST_NUMBER ? NO_NUMBER : (int) number;
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

    /** Whether buffer number {@code i} was compressed when the file was indexed. */
    boolean compressed(int i) {
        return compressed.get(i);
    }

    /** Number in its session of buffer number {@code i} here; {@link #NO_NUMBER} where it has none. */
    long sequenceNumber(int i) {
        return Integer.toUnsignedLong(numbers[i]);
    }

    /** Whether the flags of buffer number {@code i} say that a buffer of its processor was lost before it. */
    boolean saysBufferLost(int i) {
        return bufferLost.get(i);
    }

    /** The next buffer from {@code from} on whose flags say that something was lost; -1 when there is none. */
    int nextFlagged(int from) {
        return flagged.nextSetBit(from);
    }

    /** Puts the buffers into another order: {@code order[i]} becomes number i. */
    void arrange(int... order) {
        long[] arranged = new long[count];
        int[] arrangedBytes = new int[count];
        int[] arrangedNumbers = new int[count];
        for (int i = 0; i < count; i++) {
            arranged[i] = offsets[order[i]];
            arrangedBytes[i] = bytes[order[i]];
            arrangedNumbers[i] = numbers[order[i]];
        }
        offsets = arranged;
        bytes = arrangedBytes;
        numbers = arrangedNumbers;
        arrange(flagged, order);
        arrange(bufferLost, order);
        arrange(compressed, order);
    }

    private void arrange(BitSet flags, int... order) {
        BitSet before = (BitSet) flags.clone();
        for (int i = 0; i < count; i++) {
            flags.set(i, before.get(order[i]));
        }
    }
}
