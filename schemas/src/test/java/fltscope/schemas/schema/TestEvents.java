package fltscope.schemas.schema;

import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.Guid;
import fltscope.schemas.event.HeaderKind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Events as a header reader would deliver them; every part ends with the buffer, so that a read past it throws. */
final class TestEvents {
    static final Guid PROVIDER = Guid.parse("11223344-5566-7788-99aa-bbccddeeff00");

    private static final Guid EVENT_METADATA = Guid.parse("bbccf6c1-6cd1-48c4-80ff-839482e37671");
    private static final int ITEM_HEADER = 8;

    private TestEvents() {}

    /** An event of type 32 (schema) or 33 (value map). */
    static EventRecord metadata(int type, byte[] payload) {
        EventRecord record = new EventRecord();
        record.header(HeaderKind.FULL, 8, 0, 0, 0);
        record.classicEvent(EVENT_METADATA.high(), EVENT_METADATA.low(), type, 0, 0);
        record.payload(RealBytes.buffer(payload), 0, payload.length);
        return record;
    }

    static EventRecord manifest(Guid provider, int id, int version, int pointerBytes, byte[] payload) {
        EventRecord record = new EventRecord();
        record.header(HeaderKind.EVENT, pointerBytes, 0, 0, 0);
        record.manifestEvent(provider.high(), provider.low(), id, version);
        record.payload(RealBytes.buffer(payload), 0, payload.length);
        return record;
    }

    /** An event with the items as they lie in a file, {@code count} of them, and the payload behind. */
    static EventRecord withItems(Guid provider, byte[] items, int count, byte[] payload) {
        ByteBuffer all = ByteBuffer.allocate(items.length + payload.length).order(ByteOrder.LITTLE_ENDIAN);
        all.put(items).put(payload);
        EventRecord record = new EventRecord();
        record.header(HeaderKind.EVENT, 8, 0, 0, 0);
        record.manifestEvent(provider.high(), provider.low(), 0, 0);
        record.payload(all, items.length, payload.length);
        record.extendedItems(0, count);
        return record;
    }

    /** An item of one type with this data, padded as on disk. */
    static byte[] item(int type, boolean last, byte[] data) {
        int total = (ITEM_HEADER + data.length + 7) & ~7;
        ByteBuffer item = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
        item.putShort((short) total)
                .putShort((short) type)
                .putShort((short) (last ? 0 : 1))
                .putShort((short) data.length)
                .put(data);
        return item.array();
    }
}
