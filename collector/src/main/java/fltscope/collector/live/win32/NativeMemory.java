package fltscope.collector.live.win32;

import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Reads memory of the process by its address, through buffers that each span a part of the address space: a few are made,
 * then kept, so that reading allocates nothing. Whether there is memory is the caller's to know.
 */
public final class NativeMemory {
    /** Parts begin this far apart, and are nearly twice as long, so that whatever begins in one lies in it as a whole. */
    private static final int PART_BITS = 30;

    private static final int PART_BYTES = Integer.MAX_VALUE;
    private static final int KEPT = 8;
    private static final long NONE = -1;
    /** Nothing lies in the first page; a buffer does not start at address 0. */
    private static final long FIRST_PAGE_BYTES = 0x1000;

    private final long[] numbers = new long[KEPT];
    private final ByteBuffer[] parts = new ByteBuffer[KEPT];
    private int oldest;

    public NativeMemory() {
        Arrays.fill(numbers, NONE);
    }

    /** The buffer that spans an address. */
    public ByteBuffer at(long address) {
        long number = address >>> PART_BITS;
        for (int i = 0; i < KEPT; i++) {
            if (numbers[i] == number) {
                return parts[i];
            }
        }
        return add(number);
    }

    /** The place of an address in the buffer that {@link #at} gives for it. */
    public static int index(long address) {
        return (int) (address - start(address >>> PART_BITS));
    }

    private ByteBuffer add(long number) {
        ByteBuffer part =
                new Pointer(start(number)).getByteBuffer(0, PART_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        numbers[oldest] = number;
        parts[oldest] = part;
        oldest = (oldest + 1) % KEPT;
        return part;
    }

    private static long start(long number) {
        return number == 0 ? FIRST_PAGE_BYTES : number << PART_BITS;
    }
}
