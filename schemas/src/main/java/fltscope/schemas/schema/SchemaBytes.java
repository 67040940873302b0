package fltscope.schemas.schema;

import fltscope.schemas.event.Guid;
import java.nio.ByteBuffer;

/**
 * The bytes of one structure with offsets inside, such as TRACE_EVENT_INFO. Numbers are read unchecked below what the
 * caller has compared with their count; offsets to text are checked here.
 */
final class SchemaBytes {
    private final ByteBuffer buffer;
    private final int start;
    private final int bytes;

    SchemaBytes(ByteBuffer buffer, int start, int bytes) {
        this.buffer = buffer;
        this.start = start;
        this.bytes = bytes;
    }

    int u8(int offset) {
        return buffer.get(start + offset) & 0xFF;
    }

    int u16(int offset) {
        return buffer.getShort(start + offset) & 0xFFFF;
    }

    /** Values above the range of an int are no valid count or offset; they come out negative. */
    int u32(int offset) {
        return buffer.getInt(start + offset);
    }

    Guid guid(int offset) {
        return new Guid(buffer.getLong(start + offset), buffer.getLong(start + offset + Long.BYTES));
    }

    /**
     * The UTF-16 text at {@code offset} up to its NUL, without trailing spaces (names in manifests carry one). Null when the
     * offset is outside, the text does not end inside, or it is longer than a name may be.
     */
    String text(int offset) {
        if (offset <= 0) {
            return null;
        }
        int most = Math.min((bytes - offset) / Character.BYTES, SchemaLimits.NAME + 1);
        char[] text = new char[Math.max(0, most)];
        for (int i = 0; i < most; i++) {
            char c = buffer.getChar(start + offset + Character.BYTES * i);
            if (c == 0) {
                return new String(text, 0, i).stripTrailing();
            }
            text[i] = c;
        }
        return null;
    }

    /** As {@link #text}, but what is no text is empty: the offset of a name that is not given is 0. */
    String optionalText(int offset) {
        String text = text(offset);
        return text == null ? "" : text;
    }
}
