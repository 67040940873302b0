package fltscope.analyzer.export.timeline;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads protocol buffers back, knowing nothing of how they were written: a message becomes the list of the values of each field, a
 * {@link Long} for a number and the bytes for all else.
 */
final class Proto {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;

    private final Map<Integer, List<Object>> fields = new TreeMap<>();

    /** @throws IllegalArgumentException where the bytes are no message */
    static Proto of(byte... bytes) {
        Proto message = new Proto();
        int[] at = {0};
        while (at[0] < bytes.length) {
            long key = varint(bytes, at);
            Object value =
                    switch ((int) key & 7) {
                        case VARINT -> varint(bytes, at);
                        case FIXED64 -> fixed64(bytes, at);
                        case BYTES -> bytes(bytes, at);
                        default -> throw new IllegalArgumentException("wire type " + (key & 7) + " at " + at[0]);
                    };
            message.fields
                    .computeIfAbsent((int) (key >>> 3), field -> new ArrayList<>())
                    .add(value);
        }
        return message;
    }

    private static long varint(byte[] bytes, int... at) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte digit = bytes[at[0]++];
            value |= (long) (digit & 0x7F) << shift;
            if (digit >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number without an end at " + at[0]);
    }

    private static long fixed64(byte[] bytes, int... at) {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value |= (long) (bytes[at[0]++] & 0xFF) << (i * Byte.SIZE);
        }
        return value;
    }

    private static byte[] bytes(byte[] bytes, int... at) {
        int length = Math.toIntExact(varint(bytes, at));
        byte[] part = Arrays.copyOfRange(bytes, at[0], at[0] + length);
        if (at[0] + length > bytes.length) {
            throw new IllegalArgumentException("cut short at " + at[0]);
        }
        at[0] += length;
        return part;
    }

    boolean has(int field) {
        return fields.containsKey(field);
    }

    long number(int field) {
        return (Long) fields.get(field).get(0);
    }

    String text(int field) {
        return new String((byte[]) fields.get(field).get(0), StandardCharsets.UTF_8);
    }

    Proto message(int field) {
        return of((byte[]) fields.get(field).get(0));
    }

    List<Proto> messages(int field) {
        return fields.getOrDefault(field, List.of()).stream()
                .map(value -> of((byte[]) value))
                .toList();
    }
}
