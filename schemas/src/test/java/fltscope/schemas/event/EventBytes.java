package fltscope.schemas.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/**
 * Events made of hex digits, for the layout tests. The payload lies between other bytes of a buffer that ends with it, so
 * that a wrong offset reads something wrong and a read past the end throws.
 */
final class EventBytes {
    private static final byte[] BEFORE = {0x5A, 0x5A, 0x5A, 0x5A, 0x5A};

    private EventBytes() {}

    /** An event of the kernel logger; blanks in the digits are for the reader. */
    static EventRecord kernel(int hook, int version, int pointerBytes, String... hex) {
        EventRecord record = new EventRecord();
        record.header(HeaderKind.SYSTEM, pointerBytes, 0, 0, 0);
        record.kernelEvent(hook, version);
        return payload(record, HexFormat.of().parseHex(String.join("", hex).replace(" ", "")));
    }

    static EventRecord manifest(String provider, int id, int version, int pointerBytes, String... hex) {
        Guid guid = Guid.parse(provider);
        EventRecord record = new EventRecord();
        record.header(HeaderKind.EVENT, pointerBytes, 0, 0, 0);
        record.manifestEvent(guid.high(), guid.low(), id, version);
        return payload(record, HexFormat.of().parseHex(String.join("", hex).replace(" ", "")));
    }

    static EventRecord kernelFile(int id, int version, int pointerBytes, String... hex) {
        return manifest("edd08927-9cc4-4e65-b970-c2560fb5c289", id, version, pointerBytes, hex);
    }

    static EventRecord filterManager(int id, int version, String... hex) {
        return manifest("f3c5e28e-63f6-49c7-a204-e48a1bc4b09d", id, version, 8, hex);
    }

    /** The hex digits of a text in UTF-16, without a terminator. */
    static String utf16(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_16LE));
    }

    /** What the event's own layout, found through its type, tells of it. */
    static List<String> fields(EventRecord record) {
        return fields(EventType.of(record).newPayload(), record);
    }

    static List<String> fields(Payload layout, EventRecord record) {
        assertThat(layout.wrap(record)).as("the payload holds the fixed part").isTrue();
        FieldLog log = new FieldLog();
        layout.describe(log);
        return log.fields();
    }

    /** Every payload below {@code fixedBytes} is refused; with that many it is taken and can be told in full. */
    static void assertFixedBytes(EventRecord whole, int fixedBytes) {
        Payload layout = EventType.of(whole).newPayload();
        for (int length = 0; length < fixedBytes; length++) {
            assertThat(layout.wrap(cut(whole, length))).as("%d bytes", length).isFalse();
        }
        for (int length = fixedBytes; length <= whole.payloadBytes(); length++) {
            assertThat(fields(layout, cut(whole, length)))
                    .as("%d bytes", length)
                    .isNotEmpty();
        }
    }

    /** The same event with the first bytes of its payload only, in a buffer that ends there. */
    static EventRecord cut(EventRecord whole, int length) {
        byte[] bytes = new byte[length];
        whole.buffer().get(whole.payloadOffset(), bytes);
        EventRecord record = new EventRecord();
        record.header(whole.headerKind(), whole.pointerBytes(), 0, 0, 0);
        if (whole.hookId() != EventRecord.NO_HOOK) {
            record.kernelEvent(whole.hookId(), whole.version());
        } else {
            record.manifestEvent(whole.providerHigh(), whole.providerLow(), whole.id(), whole.version());
        }
        return payload(record, bytes);
    }

    private static EventRecord payload(EventRecord record, byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.allocate(BEFORE.length + bytes.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put(BEFORE).put(bytes);
        record.payload(buffer, BEFORE.length, bytes.length);
        return record;
    }
}
