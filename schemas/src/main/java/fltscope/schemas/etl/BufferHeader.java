package fltscope.schemas.etl;

import java.nio.ByteBuffer;

/**
 * WMI_BUFFER_HEADER: the 0x48 bytes that start every buffer of an .etl file, the same for 32- and 64-bit systems (ntwmi.h;
 * checked on files of Windows 6.0 to 11).
 *
 * <pre>
 * 00 BufferSize u32      bytes to the next buffer, this header included
 * 04 SavedOffset u32     end of the valid bytes; of the uncompressed buffer when compressed; 0 in Windows 7 header buffers
 * 08 CurrentOffset u32   not to be trusted
 * 10 TimeStamp i64       flush time; session clock, or FILETIME in relogged files
 * 18 SequenceNumber i64  from 1, not in file order; 0 in the header buffer
 * 28 ETW_BUFFER_CONTEXT  u16 ProcessorIndex (flag PROC_INDEX) or u8 ProcessorNumber, u8 Alignment
 * 2C State u32
 * 30 Offset u32          end of the filled bytes
 * 34 BufferFlag u16
 * 36 BufferType u16
 * </pre>
 */
public final class BufferHeader {
    /** Size of the header; records start behind it. */
    public static final int BYTES = 0x48;

    /** Largest buffer that ETW allows (16 MiB since Windows 8). A larger claim is damage. */
    public static final int MAX_BUFFER_BYTES = 16 << 20;

    private static final int BUFFER_SIZE = 0x00;
    private static final int SAVED_OFFSET = 0x04;
    private static final int TIME_STAMP = 0x10;
    private static final int SEQUENCE_NUMBER = 0x18;
    private static final int PROCESSOR = 0x28;
    private static final int STATE = 0x2C;
    private static final int OFFSET = 0x30;
    private static final int BUFFER_FLAG = 0x34;
    private static final int BUFFER_TYPE = 0x36;

    private static final int FLAG_FLUSH_MARKER = 0x01;
    private static final int FLAG_EVENTS_LOST = 0x02;
    private static final int FLAG_BUFFER_LOST = 0x04;
    private static final int FLAG_PROC_INDEX = 0x20;
    private static final int FLAG_COMPRESSED = 0x40;

    private static final int TYPE_HEADER = 4;
    private static final int LAST_TYPE = 15;
    private static final int LAST_STATE = 15;
    private static final int PROCESSOR_INDEX_MASK = 0x7FF;

    private ByteBuffer buffer;
    private int start;

    /** Points at a header; the caller has proved that {@link #BYTES} bytes are there. */
    public BufferHeader wrap(ByteBuffer source, int offset) {
        buffer = source;
        start = offset;
        return this;
    }

    /** Bytes to the next buffer, this header included; as found. */
    public int bufferSize() {
        return buffer.getInt(start + BUFFER_SIZE);
    }

    /** Whether {@link #bufferSize} can be one. */
    public boolean sizeIsPossible() {
        int size = bufferSize();
        return size >= BYTES && size <= MAX_BUFFER_BYTES;
    }

    /**
     * Whether all fields that have a known range are in it: the test for finding the next buffer after damage. A newer Windows
     * may have more flags, types and states than are known, so any flag and some more of these will do. Nor need BufferSize
     * hold the bytes in use: one of the two may be the damage.
     */
    public boolean isPlausible() {
        return sizeIsPossible()
                && type() <= LAST_TYPE
                && Integer.compareUnsigned(buffer.getInt(start + STATE), LAST_STATE) <= 0
                && endsAgree()
                && (!startsSession() || sequenceNumber() == 0)
                && filledBytes() >= BYTES
                && filledBytes() <= MAX_BUFFER_BYTES;
    }

    /** Whether SavedOffset and Offset are the same, as in every buffer but the one that starts a session. */
    public boolean endsAgree() {
        return startsSession() || buffer.getInt(start + SAVED_OFFSET) == buffer.getInt(start + OFFSET);
    }

    /** End of the bytes in use: {@code max(SavedOffset, Offset)}, as found. Windows 7 headers have SavedOffset 0. */
    public long filledBytes() {
        long saved = buffer.getInt(start + SAVED_OFFSET) & 0xFFFF_FFFFL;
        long filled = buffer.getInt(start + OFFSET) & 0xFFFF_FFFFL;
        return Math.max(saved, filled);
    }

    /** Size of a compressed buffer once decoded, this header included; as found. */
    public long uncompressedBytes() {
        return buffer.getInt(start + SAVED_OFFSET) & 0xFFFF_FFFFL;
    }

    /** Flush time; its unit depends on who wrote the file, so it orders nothing. */
    public long timeStamp() {
        return buffer.getLong(start + TIME_STAMP);
    }

    public long sequenceNumber() {
        return buffer.getLong(start + SEQUENCE_NUMBER);
    }

    /** Number of the processor whose events the buffer holds, in either of its two forms. */
    public int processor() {
        return (flags() & FLAG_PROC_INDEX) != 0
                ? buffer.getShort(start + PROCESSOR) & PROCESSOR_INDEX_MASK
                : buffer.get(start + PROCESSOR) & 0xFF;
    }

    public boolean compressed() {
        return (flags() & FLAG_COMPRESSED) != 0;
    }

    /** Whether the flags say that a buffer was lost. */
    public boolean saysBufferLost() {
        return (flags() & FLAG_BUFFER_LOST) != 0;
    }

    /** Whether the flags say that events or buffers were lost. */
    public boolean saysLoss() {
        return (flags() & (FLAG_EVENTS_LOST | FLAG_BUFFER_LOST)) != 0;
    }

    /** Whether the buffer was the last of a flush, as the last one of a stopped session is. */
    public boolean flushMarker() {
        return (flags() & FLAG_FLUSH_MARKER) != 0;
    }

    /** Whether this is a buffer that starts a session's log. */
    public boolean startsSession() {
        return type() == TYPE_HEADER;
    }

    private int flags() {
        return buffer.getShort(start + BUFFER_FLAG) & 0xFFFF;
    }

    private int type() {
        return buffer.getShort(start + BUFFER_TYPE) & 0xFFFF;
    }
}
