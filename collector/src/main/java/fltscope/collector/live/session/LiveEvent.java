package fltscope.collector.live.session;

import fltscope.collector.live.win32.NativeMemory;
import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.HeaderKind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * EVENT_RECORD (evntcons.h, 64-bit): an event as ProcessTrace hands it to a callback. It becomes an {@link EventRecord} like
 * one from a file: payload and extended items are copied into a buffer that is used again for the next event, the items as
 * they lie in a file.
 *
 * <pre>
 * 00 EventHeader          EVENT_HEADER
 *    04 Flags u16
 *    08 ThreadId u32
 *    0C ProcessId u32
 *    10 TimeStamp i64
 *    18 ProviderId GUID
 *    28 EventDescriptor   Id u16, Version u8, Channel u8, Level u8, Opcode u8, Task u16, Keyword u64
 * 50 BufferContext        ProcessorNumber u8, Alignment u8, or ProcessorIndex u16; LoggerId u16
 * 54 ExtendedDataCount u16
 * 56 UserDataLength u16
 * 58 ExtendedData         EVENT_HEADER_EXTENDED_DATA_ITEM*: u16, ExtType u16, u16, DataSize u16, DataPtr u64
 * 60 UserData
 * 68 UserContext
 * </pre>
 */
final class LiveEvent {
    static final int BYTES = 112;
    static final int FLAGS = 0x04;
    static final int THREAD_ID = 0x08;
    static final int PROCESS_ID = 0x0C;
    static final int TIME_STAMP = 0x10;
    static final int PROVIDER_ID = 0x18;
    static final int ID = 0x28;
    static final int VERSION = 0x2A;
    static final int CHANNEL = 0x2B;
    static final int LEVEL = 0x2C;
    static final int OPCODE = 0x2D;
    static final int TASK = 0x2E;
    static final int KEYWORD = 0x30;
    static final int BUFFER_CONTEXT = 0x50;
    static final int EXTENDED_DATA_COUNT = 0x54;
    static final int USER_DATA_LENGTH = 0x56;
    static final int EXTENDED_DATA = 0x58;
    static final int USER_DATA = 0x60;

    static final int ITEM_BYTES = 16;
    static final int ITEM_TYPE = 2;
    static final int ITEM_DATA_SIZE = 6;
    static final int ITEM_DATA = 8;

    private static final int FLAG_32_BIT_HEADER = 0x20;
    private static final int FLAG_CLASSIC_HEADER = 0x100;
    private static final int FLAG_PROCESSOR_INDEX = 0x200;

    private static final int FILE_ITEM_TYPE = 2;
    private static final int FILE_ITEM_LINKAGE = 4;
    private static final int FILE_ITEM_DATA_SIZE = 6;
    private static final int FILE_ITEM_DATA = 8;
    /** The most data whose item still has a size of 16 bits. */
    private static final int MOST_ITEM_DATA_BYTES = 0xFFF0;

    /** An event has at most 64 KB, headers and items included; the copy has room for any length that the fields can say. */
    private static final int COPY_BYTES = 1 << 18;

    private final NativeMemory memory = new NativeMemory();
    private final EventRecord event = new EventRecord();
    private final ByteBuffer copy = ByteBuffer.allocateDirect(COPY_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private long number;

    /** The event whose EVENT_RECORD lies at an address; valid until the next call. Its position is its number, from 0. */
    EventRecord read(long address) {
        ByteBuffer in = memory.at(address);
        int at = NativeMemory.index(address);
        int flags = in.getShort(at + FLAGS);
        int context = in.getShort(at + BUFFER_CONTEXT);
        event.source((flags & FLAG_PROCESSOR_INDEX) == 0 ? context & 0xFF : context & 0xFFFF, number++);
        boolean classic = (flags & FLAG_CLASSIC_HEADER) != 0;
        event.header(
                classic ? HeaderKind.FULL : HeaderKind.EVENT,
                (flags & FLAG_32_BIT_HEADER) == 0 ? Long.BYTES : Integer.BYTES,
                in.getLong(at + TIME_STAMP),
                in.getInt(at + PROCESS_ID),
                in.getInt(at + THREAD_ID));
        if (classic) {
            event.classicEvent(
                    in.getLong(at + PROVIDER_ID),
                    in.getLong(at + PROVIDER_ID + Long.BYTES),
                    in.get(at + OPCODE) & 0xFF,
                    in.get(at + VERSION) & 0xFF,
                    in.get(at + LEVEL) & 0xFF);
        } else {
            manifest(in, at);
        }
        int payloadBytes = in.getShort(at + USER_DATA_LENGTH) & 0xFFFF;
        if (payloadBytes > 0) {
            copy(in.getLong(at + USER_DATA), 0, payloadBytes);
        }
        event.payload(copy, 0, payloadBytes);
        int items = in.getShort(at + EXTENDED_DATA_COUNT) & 0xFFFF;
        if (items > 0) {
            items(in.getLong(at + EXTENDED_DATA), items, payloadBytes + 7 & ~7);
        }
        return event;
    }

    private void manifest(ByteBuffer in, int at) {
        event.manifestEvent(
                in.getLong(at + PROVIDER_ID),
                in.getLong(at + PROVIDER_ID + Long.BYTES),
                in.getShort(at + ID) & 0xFFFF,
                in.get(at + VERSION) & 0xFF);
        event.descriptor(
                in.get(at + CHANNEL) & 0xFF,
                in.get(at + LEVEL) & 0xFF,
                in.get(at + OPCODE) & 0xFF,
                in.getShort(at + TASK) & 0xFFFF,
                in.getLong(at + KEYWORD));
    }

    /** Copies the items as they would lie in a file; those that do not fit are left out. */
    private void items(long table, int count, int first) {
        int to = first;
        int copied = 0;
        for (int i = 0; i < count; i++) {
            long item = table + (long) i * ITEM_BYTES;
            ByteBuffer in = memory.at(item);
            int at = NativeMemory.index(item);
            int bytes = in.getShort(at + ITEM_DATA_SIZE) & 0xFFFF;
            int total = FILE_ITEM_DATA + (bytes + 7 & ~7);
            if (bytes <= MOST_ITEM_DATA_BYTES && total <= COPY_BYTES - to) {
                copy.putShort(to, (short) total);
                copy.putShort(to + FILE_ITEM_TYPE, in.getShort(at + ITEM_TYPE));
                copy.putShort(to + FILE_ITEM_LINKAGE, (short) 0);
                copy.putShort(to + FILE_ITEM_DATA_SIZE, (short) bytes);
                copy(in.getLong(at + ITEM_DATA), to + FILE_ITEM_DATA, bytes);
                to += total;
                copied++;
            }
        }
        event.extendedItems(first, copied);
    }

    private void copy(long from, int to, int bytes) {
        copy.put(to, memory.at(from), NativeMemory.index(from), bytes);
    }
}
