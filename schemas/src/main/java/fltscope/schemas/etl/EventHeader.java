package fltscope.schemas.etl;

import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.HeaderKind;
import java.nio.ByteBuffer;

/**
 * EVENT_HEADER (evntcons.h): a manifest or self-describing event, with its extended items inline.
 *
 * <pre>
 * 00 Size u16
 * 02 HeaderType u16     C012 for 32-bit pointers, C013 for 64-bit
 * 04 Flags u16          1: extended items follow the header
 * 06 EventProperty u16
 * 08 ThreadId u32
 * 0C ProcessId u32
 * 10 TimeStamp i64
 * 18 ProviderId GUID
 * 28 Id u16, Version u8, Channel u8, Level u8, Opcode u8, Task u16
 * 30 Keyword u64
 * 38 KernelTime, UserTime u32
 * 40 ActivityId GUID
 * </pre>
 *
 * An extended item on disk (not the structure of the same name in memory): u16 total size with these 8 bytes, u16 ExtType,
 * u16 Linkage (bit 0: another item follows), u16 DataSize, data.
 */
final class EventHeader {
    static final int BYTES = 0x50;
    static final int TIMESTAMP = 0x10;
    static final int ID = 0x28;
    static final int KEYWORD = 0x30;

    private static final int FLAGS = 0x04;
    private static final int THREAD_ID = 0x08;
    private static final int PROCESS_ID = 0x0C;
    private static final int PROVIDER_ID = 0x18;
    private static final int VERSION = 0x2A;
    private static final int CHANNEL = 0x2B;
    private static final int LEVEL = 0x2C;
    private static final int OPCODE = 0x2D;
    private static final int TASK = 0x2E;
    private static final int FLAG_EXTENDED_INFO = 1;

    private static final int ITEM_BYTES = 8;
    private static final int ITEM_LINKAGE = 4;
    private static final int ITEM_DATA_SIZE = 6;

    private EventHeader() {}

    static boolean read(ByteBuffer buffer, int at, int bytes, int pointerBytes, EventRecord event) {
        event.header(
                HeaderKind.EVENT,
                pointerBytes,
                buffer.getLong(at + TIMESTAMP),
                buffer.getInt(at + PROCESS_ID),
                buffer.getInt(at + THREAD_ID));
        event.manifestEvent(
                buffer.getLong(at + PROVIDER_ID),
                buffer.getLong(at + PROVIDER_ID + Long.BYTES),
                buffer.getShort(at + ID) & 0xFFFF,
                buffer.get(at + VERSION) & 0xFF);
        event.descriptor(
                buffer.get(at + CHANNEL) & 0xFF,
                buffer.get(at + LEVEL) & 0xFF,
                buffer.get(at + OPCODE) & 0xFF,
                buffer.getShort(at + TASK) & 0xFFFF,
                buffer.getLong(at + KEYWORD));
        int payload = at + BYTES;
        if (isExtended(buffer, at)) {
            payload = readItems(buffer, payload, at + bytes, event);
            if (payload < 0) {
                return false;
            }
        }
        event.payload(buffer, payload, at + bytes - payload);
        return true;
    }

    static boolean isExtended(ByteBuffer buffer, int at) {
        return (buffer.getShort(at + FLAGS) & FLAG_EXTENDED_INFO) != 0;
    }

    /** Proves that the chain of items lies before {@code end}; returns where it ends, or -1. */
    private static int readItems(ByteBuffer buffer, int first, int end, EventRecord event) {
        int item = first;
        int count = 0;
        boolean more = true;
        while (more) {
            if (end - item < ITEM_BYTES) {
                return -1;
            }
            int total = buffer.getShort(item) & 0xFFFF;
            int data = buffer.getShort(item + ITEM_DATA_SIZE) & 0xFFFF;
            if (total > end - item || ITEM_BYTES + data > total) {
                return -1;
            }
            more = (buffer.getShort(item + ITEM_LINKAGE) & 1) != 0;
            item += total;
            count++;
        }
        event.extendedItems(first, count);
        return item;
    }
}
