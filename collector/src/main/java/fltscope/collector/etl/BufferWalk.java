package fltscope.collector.etl;

import fltscope.schemas.etl.BufferHeader;
import fltscope.schemas.trace.TraceCounter;
import fltscope.schemas.trace.TraceCounters;

/**
 * Steps from buffer header to buffer header. A header that makes no sense is counted, and the walk goes on at the next place
 * that looks like one: a whole stride further where all buffers so far had the same, else byte by byte.
 */
final class BufferWalk {
    private static final int UNKNOWN = 0;
    private static final int UNEVEN = -1;
    private static final int SEARCH_BYTES = 1 << 16;

    private final FileWindow window;
    private final long fileBytes;
    private final DamageLog damage;
    private final BufferHeader header = new BufferHeader();
    private long offset;
    private int stride;
    private int present;
    /** Stride that all buffers but the first had; {@link #UNKNOWN} before the second, {@link #UNEVEN} when they differ. */
    private int commonStride = UNKNOWN;

    private boolean first = true;

    BufferWalk(FileWindow window, long fileBytes, DamageLog damage) {
        this.window = window;
        this.fileBytes = fileBytes;
        this.damage = damage;
    }

    /** Goes to the next buffer; false at the end of the file. */
    boolean next() {
        offset += stride;
        stride = 0;
        while (true) {
            long left = fileBytes - offset;
            if (left <= 0) {
                return false;
            }
            if (left < BufferHeader.BYTES) {
                return endsAtRest((int) left);
            }
            window.require(offset, BufferHeader.BYTES);
            header.wrap(window.buffer(), window.index(offset));
            if (isBuffer(left)) {
                takeStride(left);
                return true;
            }
            if (!searchOn()) {
                return false;
            }
        }
    }

    private boolean isBuffer(long left) {
        if (!header.sizeIsPossible()) {
            return false;
        }
        return header.bufferSize() <= left || commonStride <= 0 || commonStride == header.bufferSize();
    }

    private void takeStride(long left) {
        stride = header.bufferSize();
        present = (int) Math.min(stride, left);
        if (present < stride) {
            damage.met(TraceCounter.FILE_CUT_SHORT, offset);
        }
        if (first) {
            first = false;
        } else if (commonStride == UNKNOWN) {
            commonStride = stride;
        } else if (commonStride != stride) {
            commonStride = UNEVEN;
        }
    }

    /** What is left is smaller than a buffer header: zeros are a tail, anything else a cut. */
    private boolean endsAtRest(int left) {
        boolean zeros = zeros(offset, left);
        damage.met(zeros ? TraceCounter.PREALLOCATED_TAIL : TraceCounter.FILE_CUT_SHORT, offset);
        return false;
    }

    /** Moves to the next plausible header; false when there is none. */
    private boolean searchOn() {
        long bad = offset;
        boolean zeros = true;
        long step = commonStride > 0 ? commonStride : 1;
        for (long at = bad; at + BufferHeader.BYTES <= fileBytes; at += step) {
            window.require(at, (int) Math.min(SEARCH_BYTES, fileBytes - at));
            header.wrap(window.buffer(), window.index(at));
            if (header.isPlausible() && at > bad) {
                damage.met(TraceCounter.BUFFER_HEADER_BAD, bad);
                offset = at;
                return true;
            }
            zeros = zeros && zeros(at, BufferHeader.BYTES);
        }
        damage.met(zeros ? TraceCounter.PREALLOCATED_TAIL : TraceCounter.BUFFER_HEADER_BAD, bad);
        return false;
    }

    private boolean zeros(long at, int bytes) {
        window.require(at, bytes);
        int index = window.index(at);
        for (int i = 0; i < bytes; i++) {
            if (window.buffer().get(index + i) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Place of the buffer in the file. */
    long offset() {
        return offset;
    }

    /** The header of the buffer; valid until the next step or read. */
    BufferHeader header() {
        return header;
    }

    /** Bytes of the buffer that are in the file, its header included; less than its size only when the file is cut. */
    int presentBytes() {
        return present;
    }

    TraceCounters counters() {
        return damage.counters();
    }
}
