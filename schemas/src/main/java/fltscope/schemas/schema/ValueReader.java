package fltscope.schemas.schema;

import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.Sid;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Reads single values of a payload. {@link #end} proves that a value lies inside; the other methods take values that it has
 * accepted. Positions count from the start of the payload. TDH documents the sizes of the types (tdh.h, TDH_INTYPE_*).
 */
final class ValueReader {
    /** A value that is not there, or not whole. */
    static final int ABSENT = -1;

    private static final int IPV6_BYTES = 16;

    /** Four zero bytes stand for no TOKEN_USER at all. */
    private static final int NO_USER_BYTES = 4;

    private ByteBuffer buffer;
    private int start;
    private int bytes;
    private int pointerBytes;

    void wrap(EventRecord record) {
        buffer = record.buffer();
        start = record.payloadOffset();
        bytes = record.payloadBytes();
        pointerBytes = record.pointerBytes();
    }

    int bytes() {
        return bytes;
    }

    /**
     * Where the value at {@code at} ends; {@link #ABSENT} when that is not inside the payload.
     *
     * @param length from the schema or another field, in characters or bytes; negative when neither says
     */
    int end(SchemaField field, int at, long length) {
        InType type = field.inType();
        int left = bytes - at;
        long size =
                switch (type.shape()) {
                    case SIGNED, UNSIGNED, FIXED -> fixedBytes(field, length);
                    case POINTER -> pointerBytes;
                    case TEXT -> length >= 0 ? length * type.bytes() : terminatedBytes(at, left, type.bytes());
                    case REST_TEXT -> left;
                    case COUNTED_TEXT, COUNTED_BINARY -> left < Short.BYTES ? ABSENT : Short.BYTES + u16(at);
                    case REVERSED_COUNTED_TEXT -> left < Short.BYTES ? ABSENT : Short.BYTES + u16Reversed(at);
                    case LONG_COUNTED_BINARY ->
                        left < Integer.BYTES ? ABSENT : Integer.BYTES + Integer.toUnsignedLong(i32(at));
                    case BINARY -> length >= 0 ? length : field.outType() == OutType.IPV6 ? IPV6_BYTES : 0;
                    case SID -> Sid.bytes(buffer, start + at, left);
                    case TOKEN_USER -> tokenUserBytes(at, left);
                    case UNKNOWN -> ABSENT;
                };
        return size < 0 || size > left ? ABSENT : at + (int) size;
    }

    /** MOF has booleans of one byte. */
    private static int fixedBytes(SchemaField field, long length) {
        return field.inType() == InType.BOOLEAN && length == 1
                ? 1
                : field.inType().bytes();
    }

    /** A text without a terminator ends with the payload. */
    private int terminatedBytes(int at, int left, int unit) {
        if (left < unit) {
            return ABSENT;
        }
        for (int i = 0; i <= left - unit; i += unit) {
            if ((unit == 1 ? u8(at + i) : u16(at + i)) == 0) {
                return i + unit;
            }
        }
        return left;
    }

    private int tokenUserBytes(int at, int left) {
        if (left < NO_USER_BYTES) {
            return ABSENT;
        }
        if (i32(at) == 0) {
            return NO_USER_BYTES;
        }
        int sid = Sid.bytes(buffer, start + at + 2 * pointerBytes, left - 2 * pointerBytes);
        return sid < 0 ? ABSENT : 2 * pointerBytes + sid;
    }

    /** The value of an integer or pointer. */
    long number(InType type, int at, int end) {
        return switch (end - at) {
            case Byte.BYTES -> type == InType.INT8 ? buffer.get(start + at) : u8(at);
            case Short.BYTES -> type == InType.INT16 ? buffer.getShort(start + at) : u16(at);
            case Integer.BYTES -> type == InType.INT32 ? i32(at) : Integer.toUnsignedLong(i32(at));
            default -> i64(at);
        };
    }

    /** The characters of a text, without a count before and a NUL behind them. */
    String text(SchemaField field, int at, int end) {
        InType type = field.inType();
        int first = at + countBytes(type);
        int units = (end - first) / type.bytes();
        int length = 0;
        while (length < units && (type.bytes() == 1 ? u8(first + length) : u16(first + 2 * length)) != 0) {
            length++;
        }
        if (type.bytes() == 2) {
            char[] text = new char[length];
            for (int i = 0; i < length; i++) {
                text[i] = (char) u16(first + 2 * i);
            }
            return new String(text);
        }
        Charset charset = field.outType() == OutType.UTF8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        return new String(copy(first, first + length), charset);
    }

    /** Appends what {@link #text} returns. */
    void appendText(SchemaField field, int at, int end, StringBuilder out) {
        int unit = field.inType().bytes();
        int before = out.length();
        for (int i = at + countBytes(field.inType()); i <= end - unit; i += unit) {
            int character = unit == 1 ? u8(i) : u16(i);
            if (character == 0) {
                return;
            }
            if (unit == 1 && character >= 0x80 && field.outType() == OutType.UTF8) {
                out.setLength(before);
                out.append(text(field, at, end));
                return;
            }
            out.append((char) character);
        }
    }

    /** The bytes of a binary, without a count before them. */
    byte[] binary(InType type, int at, int end) {
        return copy(at + countBytes(type), end);
    }

    String sid(InType type, int at, int end) {
        int before = type == InType.WBEMSID ? 2 * pointerBytes : 0;
        return end - at <= before ? "" : Sid.text(buffer, start + at + before);
    }

    int u8(int at) {
        return buffer.get(start + at) & 0xFF;
    }

    int u16(int at) {
        return buffer.getShort(start + at) & 0xFFFF;
    }

    int u16Reversed(int at) {
        return Short.reverseBytes(buffer.getShort(start + at)) & 0xFFFF;
    }

    int i32(int at) {
        return buffer.getInt(start + at);
    }

    long i64(int at) {
        return buffer.getLong(start + at);
    }

    private static int countBytes(InType type) {
        return switch (type.shape()) {
            case COUNTED_TEXT, REVERSED_COUNTED_TEXT, COUNTED_BINARY -> Short.BYTES;
            case LONG_COUNTED_BINARY -> Integer.BYTES;
            default -> 0;
        };
    }

    byte[] copy(int at, int end) {
        byte[] copy = new byte[end - at];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = buffer.get(start + at + i);
        }
        return copy;
    }
}
