package fltscope.schemas.queue;

import fltscope.schemas.record.IoRecord;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/** Makes one {@link QueueBlock} after the other in a buffer of its own, without allocating. */
@SuppressWarnings("EnumOrdinal") // what travels in the block is the ordinal
public final class QueueBlockBuilder {
    /** A block of records is finished when the next one would make it larger; one record always fits. */
    public static final int TARGET_BYTES = 1 << 16;

    private final CRC32C crc = new CRC32C();
    private ByteBuffer buffer = newBuffer(Math.max(TARGET_BYTES, QueueBlock.HEAD_BYTES + IoRecord.MAX_BYTES));
    private int bytes = QueueBlock.HEAD_BYTES;
    private int records;
    private long firstTicks;

    private static ByteBuffer newBuffer(int capacity) {
        return ByteBuffer.allocateDirect(capacity).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Whether the block has no record yet. */
    public boolean isEmpty() {
        return records == 0;
    }

    /** Whether a record still has room in this block. */
    public boolean hasRoomFor(int recordBytes) {
        return records == 0 || bytes + recordBytes <= TARGET_BYTES;
    }

    /** Adds a record that there is room for. */
    public void add(IoRecord record) {
        int recordBytes = record.recordBytes();
        buffer.put(bytes, record.buffer(), record.offset(), recordBytes);
        if (records == 0) {
            firstTicks = record.timeTicks();
        }
        records++;
        bytes += recordBytes;
    }

    /** Makes the content of a block that has no records. */
    public void content(byte[] content) {
        int padded = content.length + 7 & ~7;
        if (QueueBlock.HEAD_BYTES + padded > buffer.capacity()) {
            buffer = newBuffer(QueueBlock.HEAD_BYTES + padded);
        }
        buffer.put(QueueBlock.HEAD_BYTES, content);
        bytes = QueueBlock.HEAD_BYTES + content.length;
        while (bytes < QueueBlock.HEAD_BYTES + padded) {
            buffer.put(bytes++, (byte) 0);
        }
    }

    /**
     * Completes the block: it is the first {@link #bytes} bytes of {@link #buffer} until {@link #clear}.
     *
     * @param committedFileTime now, in 100 ns since 1601-01-01 UTC
     * @param lastTicks latest time of an event so far
     * @param events events so far
     */
    public void finish(BlockKind kind, long sequence, long committedFileTime, long lastTicks, long events) {
        buffer.putInt(0, QueueBlock.MAGIC);
        buffer.putInt(QueueBlock.BLOCK_BYTES, bytes);
        buffer.putInt(QueueBlock.VERSION_AT, QueueBlock.VERSION | kind.ordinal() << 8);
        buffer.putLong(QueueBlock.SEQUENCE, sequence);
        buffer.putLong(QueueBlock.COMMITTED_FILE_TIME, committedFileTime);
        buffer.putLong(QueueBlock.FIRST_TICKS, firstTicks);
        buffer.putLong(QueueBlock.LAST_TICKS, lastTicks);
        buffer.putLong(QueueBlock.EVENTS, events);
        buffer.putLong(QueueBlock.RECORDS, records);
        buffer.putInt(QueueBlock.CRC, QueueBlock.crc(crc, buffer, 0, bytes));
    }

    /** Begins the next block. */
    public void clear() {
        bytes = QueueBlock.HEAD_BYTES;
        records = 0;
        firstTicks = 0;
    }

    public ByteBuffer buffer() {
        return buffer;
    }

    /** Bytes of the block so far. */
    public int bytes() {
        return bytes;
    }

    /** Records in the block so far. */
    public int records() {
        return records;
    }
}
