package fltscope.schemas.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A flyweight over the payload of one event. {@link #wrap} proves that the fixed part lies inside the payload; after that
 * the accessors of a subclass read without checks. Text and optional trailing fields are bounded by the payload's end.
 *
 * <p>Payloads are packed: fields follow each other without alignment. A pointer is 4 or 8 bytes wide, by the record's
 * marker; 4-byte pointers are widened without sign.
 */
public abstract class Payload {
    private ByteBuffer buffer;
    private int start;
    private int bytes;
    private int pointerBytes;
    private int version;
    private int id;
    private boolean kernelEvent;

    /** Points at the payload of {@code record}; false when it is shorter than the fixed part of its version. */
    public final boolean wrap(EventRecord record) {
        buffer = record.buffer();
        start = record.payloadOffset();
        bytes = record.payloadBytes();
        pointerBytes = record.pointerBytes();
        version = record.version();
        id = record.id();
        kernelEvent = record.hookId() != EventRecord.NO_HOOK;
        return bytes >= fixedBytes();
    }

    /** Bytes that the accessors read unchecked, for the version and pointer size at hand. */
    protected abstract int fixedBytes();

    /** Tells every field that is present. */
    public abstract void describe(FieldSink out);

    /** Length of the payload at hand. */
    protected final int bytes() {
        return bytes;
    }

    /** Width of a pointer in the payload at hand. */
    protected final int pointerBytes() {
        return pointerBytes;
    }

    /** Version of the event at hand. */
    protected final int version() {
        return version;
    }

    /** Event id of a manifest event, type of a classic one. */
    protected final int id() {
        return id;
    }

    /** True for an event of the kernel logger, false for one of a manifest provider: their versions count apart. */
    protected final boolean kernelEvent() {
        return kernelEvent;
    }

    /** The index in the record's buffer of the payload byte at {@code offset}. */
    protected final int index(int offset) {
        return start + offset;
    }

    protected final int u8(int offset) {
        return buffer.get(start + offset) & 0xFF;
    }

    protected final int u16(int offset) {
        return buffer.getShort(start + offset) & 0xFFFF;
    }

    protected final int i32(int offset) {
        return buffer.getInt(start + offset);
    }

    protected final long u32(int offset) {
        return buffer.getInt(start + offset) & 0xFFFF_FFFFL;
    }

    protected final long i64(int offset) {
        return buffer.getLong(start + offset);
    }

    protected final long pointer(int offset) {
        return pointerBytes == Long.BYTES ? i64(offset) : u32(offset);
    }

    /** Copies UTF-16 units from {@code offset} up to the terminator or the payload's end; returns how many. */
    protected final int copyUtf16(int offset, char[] target) {
        int count = Math.min(utf16Units(offset), target.length);
        for (int i = 0; i < count; i++) {
            target[i] = buffer.getChar(start + offset + 2 * i);
        }
        return count;
    }

    /** The UTF-16 text at {@code offset}, ended by a NUL or by the payload's end; empty past the end. */
    protected final String utf16(int offset) {
        return utf16(offset, utf16Units(offset));
    }

    /** {@code units} UTF-16 units at {@code offset}, cut at the payload's end. */
    protected final String utf16(int offset, int units) {
        int present = Math.max(0, Math.min(units, (bytes - offset) / 2));
        char[] text = new char[present];
        for (int i = 0; i < present; i++) {
            text[i] = buffer.getChar(start + offset + 2 * i);
        }
        return new String(text);
    }

    /** Offset behind the UTF-16 text at {@code offset} and its terminator, at most the payload's length. */
    protected final int afterUtf16(int offset) {
        return Math.min(bytes, offset + 2 * (utf16Units(offset) + 1));
    }

    /** The text in the system's ANSI code page at {@code offset} (read as Latin-1), ended by a NUL or the payload's end. */
    protected final String ansi(int offset) {
        byte[] text = new byte[ansiBytes(offset)];
        for (int i = 0; i < text.length; i++) {
            text[i] = buffer.get(start + offset + i);
        }
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** Offset behind the ANSI text at {@code offset} and its terminator, at most the payload's length. */
    protected final int afterAnsi(int offset) {
        return Math.min(bytes, offset + ansiBytes(offset) + 1);
    }

    /** Units of the UTF-16 text at {@code offset}, without its terminator; 0 past the end. */
    protected final int utf16Units(int offset) {
        int most = Math.max(0, (bytes - offset) / 2);
        int units = 0;
        while (units < most && buffer.getChar(start + offset + 2 * units) != 0) {
            units++;
        }
        return units;
    }

    /** Length of the SID at {@code offset}; -1 when it does not end within the payload. */
    protected final int sidBytes(int offset) {
        return Sid.bytes(buffer, start + offset, bytes - offset);
    }

    /** Text of a SID that {@link #sidBytes} has measured. */
    protected final String sid(int offset) {
        return Sid.text(buffer, start + offset);
    }

    private int ansiBytes(int offset) {
        int most = Math.max(0, bytes - offset);
        int length = 0;
        while (length < most && buffer.get(start + offset + length) != 0) {
            length++;
        }
        return length;
    }
}
