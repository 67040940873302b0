package fltscope.analyzer.export.timeline;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes protocol buffers: fields with their numbers, one after the other. A message inside another one is written to a writer of its
 * own first, as its length comes before it. It is used again after {@link #clear}, and grows with the largest message.
 */
final class ProtoWriter {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int TYPE_BITS = 3;
    private static final int DIGIT = 0x7F;
    private static final int MORE = 0x80;
    private static final int DIGIT_BITS = 7;

    private byte[] bytes = new byte[256];
    private int length;

    ProtoWriter clear() {
        length = 0;
        return this;
    }

    private void put(int value) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = (byte) value;
    }

    private void varint(long value) {
        long left = value;
        while ((left & ~DIGIT) != 0) {
            put((int) (left & DIGIT) | MORE);
            left >>>= DIGIT_BITS;
        }
        put((int) left);
    }

    private void key(int field, int type) {
        varint((long) field << TYPE_BITS | type);
    }

    ProtoWriter number(int field, long value) {
        key(field, VARINT);
        varint(value);
        return this;
    }

    ProtoWriter fixed64(int field, long value) {
        key(field, FIXED64);
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            put((int) (value >>> shift));
        }
        return this;
    }

    ProtoWriter text(int field, String value) {
        // Half of a surrogate pair becomes a question mark: no reader takes it.
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        key(field, BYTES);
        varint(utf8.length);
        for (byte unit : utf8) {
            put(unit);
        }
        return this;
    }

    ProtoWriter message(int field, ProtoWriter message) {
        key(field, BYTES);
        varint(message.length);
        while (bytes.length < length + message.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        System.arraycopy(message.bytes, 0, bytes, length, message.length);
        length += message.length;
        return this;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }
}
