package fltscope.collector.etl;

import fltscope.schemas.etl.BufferHeader;
import fltscope.schemas.etl.RecordCursor;
import fltscope.schemas.etl.Xpress;
import fltscope.schemas.trace.TraceCounter;
import java.nio.ByteBuffer;

/**
 * Gets at the records of one buffer: finds the end of the bytes in use, decodes a compressed buffer, and points a
 * {@link RecordCursor} at the result, part by part where the whole would take more memory than it may.
 *
 * <p>Places in the content count from the end of the buffer header, decoded where the buffer is compressed.
 */
final class BufferContent {
    /** No record is larger: its size is a u16. */
    static final int LARGEST_RECORD = 0xFFFF;

    private static final int NO_BUFFER = 0;

    private final BufferHeader header = new BufferHeader();
    private final DamageLog damage;
    private final DecodedBuffer whole;
    private ByteBuffer decoded = FileWindow.allocate(NO_BUFFER);
    private FileWindow window;
    private long offset;
    private int presentBytes;
    private boolean compressed;
    private boolean cut;
    private int mostBytes;
    private int contentEnd;
    private int partStart;
    private int partEnd;
    /** Index, in the cursor's buffer, of the content's first byte; negative where that is in no part at hand. */
    private int zero;

    BufferContent(DamageLog damage) {
        this(damage, new DecodedBuffer());
    }

    /**
     * Shares memory with others.
     *
     * @param whole takes compressed buffers of which only a part is kept
     */
    BufferContent(DamageLog damage, DecodedBuffer whole) {
        this.damage = damage;
        this.whole = whole;
    }

    /**
     * Moves a window to a buffer and points a cursor at its records. Of a buffer that is not compressed, only the bytes in
     * use are read.
     *
     * @param from the window; a compressed buffer needs it only until the next call, else the records lie in it
     * @param fileOffset place of the buffer in the file
     * @param present bytes of it that are in the file, header included
     * @param most bytes of content to have in memory at a time, or one record where that is larger; {@link #more} goes on
     */
    void open(FileWindow from, long fileOffset, int present, int most, RecordCursor cursor) {
        window = from;
        offset = fileOffset;
        presentBytes = present;
        mostBytes = most;
        window.require(offset, BufferHeader.BYTES);
        header.wrap(window.buffer(), window.index(offset));
        compressed = header.compressed();
        cut = present < header.bufferSize();
        if (!header.endsAgree()) {
            damage.met(TraceCounter.BUFFER_HEADER_BAD, offset);
        }
        if (compressed) {
            decode(cursor);
        } else {
            contentEnd = Math.max(0, endOfUse() - BufferHeader.BYTES);
            readPart(0, mostBytes, cursor);
        }
    }

    /**
     * Goes on in a buffer of which only a part was in memory, when the cursor's walk over that part has ended.
     *
     * @return false when the walk has ended for another reason
     */
    boolean more(RecordCursor cursor) {
        TraceCounter why = cursor.damage();
        int next = cursor.nextOffset() - zero;
        boolean reachesOn = why == null || (why == TraceCounter.RECORD_SIZE_BAD && partEnd - next < LARGEST_RECORD);
        if (next >= contentEnd || partEnd == contentEnd || !reachesOn) {
            return false;
        }
        int most = next == partStart ? LARGEST_RECORD : mostBytes;
        if (compressed) {
            decodePart(next, most, cursor);
        } else {
            readPart(next, most, cursor);
        }
        return true;
    }

    private int endOfUse() {
        long filled = header.filledBytes();
        if (filled > header.bufferSize()) {
            damage.met(TraceCounter.BUFFER_OVERFULL, offset);
        }
        if (filled > 0 && filled < BufferHeader.BYTES) {
            damage.met(TraceCounter.BUFFER_HEADER_BAD, offset);
        }
        return (int) Math.min(filled, presentBytes);
    }

    private void readPart(int start, int most, RecordCursor cursor) {
        setPart(start, most);
        long from = offset + BufferHeader.BYTES + start;
        int there = window.require(from, partEnd - start);
        if (there < partEnd - start) {
            cut = true;
            damage.met(TraceCounter.FILE_CUT_SHORT, offset);
            contentEnd = start + there;
            partEnd = contentEnd;
        }
        zero = window.index(from) - start;
        cursor.wrap(window.buffer(), zero + start, zero + partEnd);
    }

    private void setPart(int start, int most) {
        partStart = start;
        partEnd = (int) Math.min(contentEnd, (long) start + most);
    }

    private void decode(RecordCursor cursor) {
        zero = 0;
        contentEnd = 0;
        long wanted = header.uncompressedBytes() - BufferHeader.BYTES;
        if (Long.compareUnsigned(wanted, BufferHeader.MAX_BUFFER_BYTES) > 0) {
            damage.met(TraceCounter.COMPRESSED_BUFFER_BAD, offset);
            setPart(0, 0);
            cursor.wrap(decoded, 0, 0);
            return;
        }
        // One byte more is asked for than is to be there: a stream that has it is not what the header says.
        int bytes = (int) wanted + 1;
        boolean inParts = wanted > mostBytes;
        ByteBuffer target = inParts ? whole.ofBytes(bytes) : own(bytes);
        int written = decode(target, bytes);
        if (written > wanted || (written < wanted && !cut)) {
            damage.met(TraceCounter.COMPRESSED_BUFFER_BAD, offset);
            written = 0;
        }
        contentEnd = written;
        setPart(0, mostBytes);
        if (inParts) {
            takePart(target, cursor);
        } else {
            cursor.wrap(decoded, 0, written);
        }
    }

    private void decodePart(int start, int most, RecordCursor cursor) {
        setPart(start, most);
        ByteBuffer target = whole.ofBytes(partEnd);
        int written = decode(target, partEnd);
        if (written < partEnd) { // the file has changed
            contentEnd = Math.max(start, written);
            partEnd = contentEnd;
        }
        takePart(target, cursor);
    }

    /** Decodes the beginning of the buffer at hand; returns how many bytes there are. */
    private int decode(ByteBuffer target, int bytes) {
        int end = window.require(offset, presentBytes);
        if (end < presentBytes) {
            cut = true;
            damage.met(TraceCounter.FILE_CUT_SHORT, offset);
        }
        int from = window.index(offset) + BufferHeader.BYTES;
        return Xpress.decode(window.buffer(), from, Math.max(0, end - BufferHeader.BYTES), target, 0, bytes);
    }

    private void takePart(ByteBuffer source, RecordCursor cursor) {
        int bytes = partEnd - partStart;
        own(bytes).put(0, source, partStart, bytes);
        zero = -partStart;
        cursor.wrap(decoded, 0, bytes);
    }

    private ByteBuffer own(int bytes) {
        if (decoded.capacity() < bytes) {
            decoded = FileWindow.allocate(bytes);
        }
        return decoded;
    }

    /** Place in the file to report for the cursor's record; that of the buffer when it is compressed. */
    long position(RecordCursor cursor) {
        return compressed ? offset : offset + BufferHeader.BYTES + (cursor.offset() - zero);
    }

    /** Counts why the walk over the records ended, if it was damage; the record that a cut file ends in is none. */
    void close(RecordCursor cursor) {
        TraceCounter why = cursor.damage();
        if (why == null || (cut && why == TraceCounter.RECORD_SIZE_BAD)) {
            return;
        }
        boolean neverDecoded = compressed && cursor.offset() == zero;
        damage.met(neverDecoded ? TraceCounter.COMPRESSED_BUFFER_BAD : why, position(cursor));
    }
}
