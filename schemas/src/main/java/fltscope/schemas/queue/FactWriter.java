package fltscope.schemas.queue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes the facts in a header or a status one after the other: numbers little endian, a text as its units (u32) in UTF-16. */
final class FactWriter {
    private ByteBuffer buffer = ByteBuffer.allocate(1 << 10).order(ByteOrder.LITTLE_ENDIAN);

    FactWriter number(long value) {
        room(Long.BYTES).putLong(value);
        return this;
    }

    FactWriter text(String text) {
        room(Integer.BYTES + Character.BYTES * text.length()).putInt(text.length());
        for (int i = 0; i < text.length(); i++) {
            buffer.putChar(text.charAt(i));
        }
        return this;
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            int capacity = Math.max(2 * buffer.capacity(), buffer.position() + bytes);
            buffer =
                    ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN).put(buffer.flip());
        }
        return buffer;
    }

    byte[] bytes() {
        byte[] bytes = new byte[buffer.position()];
        buffer.get(0, bytes);
        return bytes;
    }
}
