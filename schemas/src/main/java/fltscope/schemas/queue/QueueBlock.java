package fltscope.schemas.queue;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The unit in which a queue is written and checked: a head of {@link #HEAD_BYTES} bytes, then the content. Little endian,
 * 8-byte aligned; version {@link #VERSION}. Sequence numbers have no gaps over all files of a queue, so a missing block shows.
 *
 * <pre>
 * 00 magic u32           "FQB1"
 * 04 crc u32             CRC32C of everything behind this field
 * 08 blockBytes u32      whole block, a multiple of 8
 * 0C version u8
 * 0D kind u8             {@link BlockKind}
 * 0E reserved u16        0
 * 10 sequence u64        from 0
 * 18 committedFileTime u64  wall clock of the writer, 100 ns since 1601-01-01 UTC
 * 20 firstTicks i64      time of the first record; 0 in a block without records
 * 28 lastTicks i64       latest time of an event so far
 * 30 events u64          events so far, those that became no record too
 * 38 records u32         records in this block
 * 3C reserved u32        0
 * 40 content             records, or a header or status
 * </pre>
 */
public final class QueueBlock {
    public static final int VERSION = 1;
    public static final int HEAD_BYTES = 0x40;

    /** The first four bytes, as a little-endian number. */
    public static final int MAGIC = 'F' | 'Q' << 8 | 'B' << 16 | '1' << 24;

    static final int CRC = 0x04;
    static final int BLOCK_BYTES = 0x08;
    static final int VERSION_AT = 0x0C;
    static final int KIND = 0x0D;
    static final int SEQUENCE = 0x10;
    static final int COMMITTED_FILE_TIME = 0x18;
    static final int FIRST_TICKS = 0x20;
    static final int LAST_TICKS = 0x28;
    static final int EVENTS = 0x30;
    static final int RECORDS = 0x38;

    private final CRC32C crc = new CRC32C();
    private ByteBuffer buffer;
    private int start;

    /**
     * Points at a block.
     *
     * @return false when {@code bytes} are too few for it, or it is none; whether it is whole is asked by {@link #isIntact}
     */
    public boolean wrap(ByteBuffer source, int offset, int bytes) {
        buffer = source;
        start = offset;
        return bytes >= HEAD_BYTES
                && buffer.getInt(start) == MAGIC
                && blockBytes() >= HEAD_BYTES
                && blockBytes() <= bytes
                && blockBytes() % Long.BYTES == 0;
    }

    /** Whether the bytes are those that were written. */
    public boolean isIntact() {
        return buffer.getInt(start + CRC) == crc(crc, buffer, start, blockBytes());
    }

    /** The checksum of a block of so many bytes, as its second field has it. */
    static int crc(CRC32C crc, ByteBuffer buffer, int start, int blockBytes) {
        int position = buffer.position();
        int limit = buffer.limit();
        buffer.limit(start + blockBytes).position(start + BLOCK_BYTES);
        crc.reset();
        crc.update(buffer);
        buffer.limit(limit).position(position);
        return (int) crc.getValue();
    }

    public int blockBytes() {
        return buffer.getInt(start + BLOCK_BYTES);
    }

    public int version() {
        return buffer.get(start + VERSION_AT) & 0xFF;
    }

    /** Null for a kind of a newer version. */
    public BlockKind kind() {
        return BlockKind.of(buffer.get(start + KIND) & 0xFF);
    }

    public long sequence() {
        return buffer.getLong(start + SEQUENCE);
    }

    /** When the writer finished the block, in 100 ns since 1601-01-01 UTC. */
    public long committedFileTime() {
        return buffer.getLong(start + COMMITTED_FILE_TIME);
    }

    /** Time of the first record; 0 in a block without records. */
    public long firstTicks() {
        return buffer.getLong(start + FIRST_TICKS);
    }

    /** Latest time of an event up to the end of this block. */
    public long lastTicks() {
        return buffer.getLong(start + LAST_TICKS);
    }

    /** Events up to the end of this block. */
    public long events() {
        return buffer.getLong(start + EVENTS);
    }

    /** Records in this block. */
    public int records() {
        return buffer.getInt(start + RECORDS);
    }

    public ByteBuffer buffer() {
        return buffer;
    }

    /** Where the content begins in the buffer. */
    public int contentAt() {
        return start + HEAD_BYTES;
    }

    public int contentBytes() {
        return blockBytes() - HEAD_BYTES;
    }
}
