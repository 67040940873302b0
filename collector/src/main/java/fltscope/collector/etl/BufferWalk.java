package fltscope.collector.etl;

import fltscope.schemas.etl.BufferHeader;
import fltscope.schemas.trace.ErrorKind;
import fltscope.schemas.trace.TraceCounter;
import fltscope.schemas.trace.TraceException;
import java.nio.ByteBuffer;
import java.util.Locale;

/**
 * Steps from buffer header to buffer header. The distance to the next one is believed when all buffers so far had the same,
 * or when it leads to the end of the file or to another header; else the next place that looks like a header ends the buffer.
 * A header that makes no sense is counted, and the walk goes on at the next one that does. Compressed buffers that claim far
 * more than they can hold end it.
 */
final class BufferWalk {
    private static final int UNKNOWN = 0;
    private static final int UNEVEN = -1;
    private static final int PEEK_BYTES = 512;
    /** Of a cut file's last bytes, so many zeros can be the beginning of a BufferSize. */
    private static final int SIZE_BYTES = 4;
    /**
     * Compressed buffers of real recordings are up to some twenty times larger when decoded, as each event has a time of its
     * own. A file that claims more than this, beyond a few buffers, was made to fill the memory.
     */
    private static final long MOST_TIMES_LARGER = 100;

    private static final long FREE_BYTES = 64L << 20;

    private final String name;
    private final FileWindow window;
    private final FileWindow peek;
    private final BufferSearch search;
    private final long fileBytes;
    private final DamageLog damage;
    private final ByteBuffer headerBytes = FileWindow.allocate(BufferHeader.BYTES);
    private final BufferHeader header = new BufferHeader().wrap(headerBytes, 0);
    private long offset;
    private int stride;
    private int present;
    private long decodedBytes;
    /** Stride that all buffers but the first had; {@link #UNKNOWN} before the second, {@link #UNEVEN} when they differ. */
    private int commonStride = UNKNOWN;

    /** Walks with windows of its own, over the headers alone. */
    BufferWalk(EtlFile file, DamageLog damage) {
        this(file, file.window(PEEK_BYTES), damage);
    }

    /** Walks over buffers that {@code window} is going to be moved to. */
    BufferWalk(EtlFile file, FileWindow window, DamageLog damage) {
        name = file.name();
        this.window = window;
        this.damage = damage;
        peek = file.window(PEEK_BYTES);
        search = new BufferSearch(file);
        fileBytes = file.bytes();
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
            if (window.require(offset, BufferHeader.BYTES) < BufferHeader.BYTES) {
                damage.met(TraceCounter.FILE_CUT_SHORT, offset);
                return false;
            }
            headerBytes.put(0, window.buffer(), window.index(offset), BufferHeader.BYTES);
            if (isBuffer()) {
                takeStride(left);
                countDecoded();
                return true;
            }
            if (!searchOn()) {
                return false;
            }
        }
    }

    private void countDecoded() {
        if (header.compressed()) {
            decodedBytes += Math.min(header.uncompressedBytes(), BufferHeader.MAX_BUFFER_BYTES);
            if (decodedBytes > FREE_BYTES + MOST_TIMES_LARGER * fileBytes) {
                throw new TraceException(
                        ErrorKind.WRONG_FORMAT,
                        name,
                        String.format(
                                Locale.ROOT,
                                "is not read: its compressed buffers up to byte %,d claim to hold %,d bytes, more than %d"
                                        + " times the file, which no recording does",
                                offset,
                                decodedBytes,
                                MOST_TIMES_LARGER));
            }
        }
    }

    private boolean isBuffer() {
        return header.sizeIsPossible()
                && (offset == 0
                        || header.bufferSize() == commonStride
                        || header.isPlausible()
                        || leadsOn(header.bufferSize()));
    }

    /** Whether the file ends, or another buffer starts, so many bytes on. */
    private boolean leadsOn(int bytes) {
        return offset + bytes == fileBytes || isHeader(offset + bytes);
    }

    private boolean isHeader(long at) {
        return peek.require(at, BufferHeader.BYTES) == BufferHeader.BYTES
                && search.isHeader(peek.buffer(), peek.index(at));
    }

    private void takeStride(long left) {
        stride = header.bufferSize();
        if (stride != commonStride) {
            long next = otherEnd();
            if (next != BufferSearch.NOWHERE) {
                damage.met(TraceCounter.BUFFER_HEADER_BAD, offset);
                stride = (int) (next - offset);
            } else if (offset > 0) {
                commonStride = commonStride == UNKNOWN ? stride : UNEVEN;
            }
        }
        present = (int) Math.min(stride, left);
        if (present < stride) {
            damage.met(TraceCounter.FILE_CUT_SHORT, offset);
        }
    }

    /** Where the next buffer starts when the size of this one is wrong. */
    private long otherEnd() {
        int size = header.bufferSize();
        if (commonStride > 0 && size > commonStride && isHeader(offset + commonStride)) {
            return offset + commonStride;
        }
        if (leadsOn(size)) {
            return BufferSearch.NOWHERE;
        }
        boolean tooSmall = !header.compressed() && header.filledBytes() > size;
        return search.find(offset + BufferHeader.BYTES, offset + (tooSmall ? BufferHeader.MAX_BUFFER_BYTES : size));
    }

    /** What is left is smaller than a buffer header: zeros are a tail, anything else a cut. */
    private boolean endsAtRest(int left) {
        boolean tail = left >= SIZE_BYTES && search.onlyZeros(offset);
        damage.met(tail ? TraceCounter.PREALLOCATED_TAIL : TraceCounter.FILE_CUT_SHORT, offset);
        return false;
    }

    /** Moves to the next plausible header; false when there is none. */
    private boolean searchOn() {
        long next = search.find(offset + 1, fileBytes);
        boolean tail = next == BufferSearch.NOWHERE && search.onlyZeros(offset);
        damage.met(tail ? TraceCounter.PREALLOCATED_TAIL : TraceCounter.BUFFER_HEADER_BAD, offset);
        if (next == BufferSearch.NOWHERE) {
            return false;
        }
        offset = next;
        return true;
    }

    /** Place of the buffer in the file. */
    long offset() {
        return offset;
    }

    /** The header of the buffer; valid until the next step. */
    BufferHeader header() {
        return header;
    }

    /** Bytes of the buffer that are in the file, its header included; less than its size where the file is cut. */
    int presentBytes() {
        return present;
    }
}
