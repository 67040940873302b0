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
     * Points a cursor at the records of a buffer.
     *
     * @param source holds the buffer from index {@code at} on, as far as it is present in the file
     * @param present bytes of it that are there, header included
     * @param fileOffset place of the buffer in the file
     */
    void open(ByteBuffer source, int at, int present, long fileOffset, RecordCursor cursor) {
        header.wrap(source, at);
        offset = fileOffset;
        compressed = header.compressed();
        cut = present < header.bufferSize();
        start = at;
        if (compressed) {
            decode(source, at, present, cursor);
        } else {
            cursor.wrap(source, at + BufferHeader.BYTES, at + end(present));
        }
    }

    private int end(int present) {
        long filled = header.filledBytes();
        if (filled > header.bufferSize()) {
            damage.met(TraceCounter.BUFFER_OVERFULL, offset);
        }
        if (filled > 0 && filled < BufferHeader.BYTES) {
            damage.met(TraceCounter.BUFFER_HEADER_BAD, offset);
        }
        return (int) Math.max(BufferHeader.BYTES, Math.min(filled, present));
    }

    private void decode(ByteBuffer source, int at, int present, RecordCursor cursor) {
        long wanted = header.uncompressedBytes() - BufferHeader.BYTES;
        if (wanted < 0 || wanted > BufferHeader.MAX_BUFFER_BYTES) {
            damage.met(TraceCounter.COMPRESSED_BUFFER_BAD, offset);
            cursor.wrap(decoded, 0, 0);
            return;
        }
        int bytes = (int) wanted;
        if (decoded.capacity() < bytes) {
            decoded = FileWindow.allocate(bytes);
        }
        int written = Xpress.decode(source, at + BufferHeader.BYTES, present - BufferHeader.BYTES, decoded, 0, bytes);
        if (written != bytes && !cut) {
            damage.met(TraceCounter.COMPRESSED_BUFFER_BAD, offset);
            written = 0;
        }
        cursor.wrap(decoded, 0, Math.max(0, written));
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
