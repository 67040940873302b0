package fltscope.schemas.queue;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads what {@link FactWriter} has written; BufferUnderflowException where the bytes end too early. */
final class FactReader {
    private final ByteBuffer buffer;

    FactReader(QueueBlock block) {
        buffer = block.buffer().slice(block.contentAt(), block.contentBytes()).order(ByteOrder.LITTLE_ENDIAN);
    }

    long number() {
        return buffer.getLong();
    }

    /** How many of something follow, each of at least a number. */
    int count() {
        long count = number();
        if (count < 0 || count > buffer.remaining() / Long.BYTES) {
            throw new BufferUnderflowException();
        }
        return (int) count;
    }

    String text() {
        int units = buffer.getInt();
        if (units < 0 || units > buffer.remaining() / Character.BYTES) {
            throw new BufferUnderflowException();
        }
        char[] text = new char[units];
        for (int i = 0; i < units; i++) {
            text[i] = buffer.getChar();
        }
        return new String(text);
    }
}
