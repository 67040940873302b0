package fltscope.collector.etl;

import fltscope.schemas.etl.BufferHeader;
import fltscope.schemas.etl.RecordCursor;
import fltscope.schemas.etl.Xpress;
import fltscope.schemas.trace.TraceCounter;
import java.nio.ByteBuffer;

/**
 * Gets at the records of one buffer: finds the end of the bytes in use, decodes a compressed buffer, and points a
 * {@link RecordCursor} at the result.
 */
final class BufferContent {
    private static final int NO_BUFFER = 0;

    private final BufferHeader header = new BufferHeader();
    private final DamageLog damage;
    private ByteBuffer decoded = FileWindow.allocate(NO_BUFFER);
    private long offset;
    private boolean compressed;
    private boolean cut;
    private int start;

    BufferContent(DamageLog damage) {
        this.damage = damage;
    }

    /**
     * Moves a window to a buffer and points a cursor at its records. Of a buffer that is not compressed, only the bytes in
     * use are read.
     *
     * @param fileOffset place of the buffer in the file
     * @param present bytes of it that are in the file, header included
     */
    void open(FileWindow window, long fileOffset, int present, RecordCursor cursor) {
        window.require(fileOffset, BufferHeader.BYTES);
        header.wrap(window.buffer(), window.index(fileOffset));
        offset = fileOffset;
        compressed = header.compressed();
        cut = present < header.bufferSize();
        if (!header.endsAgree()) {
            damage.met(TraceCounter.BUFFER_HEADER_BAD, offset);
        }
        int wanted = compressed ? present : endOfUse(present);
        int end = window.require(fileOffset, wanted);
        if (end < wanted) {
            cut = true;
            damage.met(TraceCounter.FILE_CUT_SHORT, offset);
        }
        start = window.index(fileOffset);
        header.wrap(window.buffer(), start);
        if (compressed) {
            decode(window.buffer(), end, cursor);
        } else {
            cursor.wrap(window.buffer(), start + BufferHeader.BYTES, start + end);
        }
    }

    private int endOfUse(int present) {
        long filled = header.filledBytes();
        if (filled > header.bufferSize()) {
            damage.met(TraceCounter.BUFFER_OVERFULL, offset);
        }
        if (filled > 0 && filled < BufferHeader.BYTES) {
            damage.met(TraceCounter.BUFFER_HEADER_BAD, offset);
        }
        return (int) Math.min(filled, present);
    }

    private void decode(ByteBuffer source, int present, RecordCursor cursor) {
        long wanted = header.uncompressedBytes() - BufferHeader.BYTES;
        if (Long.compareUnsigned(wanted, BufferHeader.MAX_BUFFER_BYTES) > 0) {
            damage.met(TraceCounter.COMPRESSED_BUFFER_BAD, offset);
            cursor.wrap(decoded, 0, 0);
            return;
        }
        // One byte more is asked for than is to be there: a stream that has it is not what the header says.
        int bytes = (int) wanted + 1;
        if (decoded.capacity() < bytes) {
            decoded = FileWindow.allocate(bytes);
        }
        int from = start + BufferHeader.BYTES;
        int written = Xpress.decode(source, from, present - BufferHeader.BYTES, decoded, 0, bytes);
        if (written > wanted || (written < wanted && !cut)) {
            damage.met(TraceCounter.COMPRESSED_BUFFER_BAD, offset);
            written = 0;
        }
        cursor.wrap(decoded, 0, written);
    }

    /** Place in the file to report for the cursor's record; that of the buffer when it is compressed. */
    long position(RecordCursor cursor) {
        return compressed ? offset : offset + cursor.offset() - start;
    }

    /** Counts why the walk over the records ended, if it was damage; the record that a cut file ends in is none. */
    void close(RecordCursor cursor) {
        TraceCounter why = cursor.damage();
        if (why == null || (cut && why == TraceCounter.RECORD_SIZE_BAD)) {
            return;
        }
        boolean neverDecoded = compressed && cursor.offset() == 0;
        damage.met(neverDecoded ? TraceCounter.COMPRESSED_BUFFER_BAD : why, position(cursor));
    }
}
