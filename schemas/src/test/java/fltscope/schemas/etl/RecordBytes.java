package fltscope.schemas.etl;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.schemas.event.EventRecord;
import fltscope.schemas.fixture.PayloadWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Records made of hex digits, in a buffer that ends with the bytes in use: a read past them throws. */
final class RecordBytes {
    /** Where the records start: behind a buffer header. */
    static final int START = BufferHeader.BYTES;

    private RecordBytes() {}

    /** Before the first record; blanks in the digits are for the reader. */
    static RecordCursor cursor(String... hex) {
        return cursor(PayloadWriter.parseHex(String.join("", hex)));
    }

    static RecordCursor cursor(byte... records) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(START + records.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put(START, records);
        return new RecordCursor().wrap(buffer, START, START + records.length);
    }

    /** The event of the one record there is. */
    static EventRecord event(String... hex) {
        RecordCursor cursor = cursor(hex);
        assertThat(cursor.next()).as("a record: %s", cursor.damage()).isTrue();
        EventRecord event = new EventRecord();
        assertThat(cursor.event(event)).as("an event: %s", cursor.damage()).isTrue();
        assertThat(cursor.next()).isFalse();
        assertThat(cursor.damage()).isNull();
        return event;
    }

    /** The payload in hex digits. */
    static String payload(EventRecord event) {
        return hex(event.buffer(), event.payloadOffset(), event.payloadBytes());
    }

    static String hex(ByteBuffer buffer, int offset, int count) {
        byte[] bytes = new byte[count];
        buffer.get(offset, bytes);
        StringBuilder digits = new StringBuilder();
        for (byte b : bytes) {
            digits.append(Character.forDigit((b >> 4) & 0xF, 16)).append(Character.forDigit(b & 0xF, 16));
        }
        return digits.toString();
    }
}
