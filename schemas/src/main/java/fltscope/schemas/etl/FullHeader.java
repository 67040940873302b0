package fltscope.schemas.etl;

import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.HeaderKind;
import java.nio.ByteBuffer;

/**
 * EVENT_TRACE_HEADER (evntrace.h): a classic event, named by GUID and type.
 *
 * <pre>
 * 00 Size u16
 * 02 HeaderType u8   0A for 32-bit pointers, 14 for 64-bit
 * 03 MarkerFlags u8  C0
 * 04 Type u8
 * 05 Level u8
 * 06 Version u16
 * 08 ThreadId u32
 * 0C ProcessId u32
 * 10 TimeStamp i64
 * 18 Guid
 * 28 KernelTime, UserTime u32 or ProcessorTime u64
 * </pre>
 */
final class FullHeader {
    static final int BYTES = 0x30;
    static final int TYPE = 0x04;
    static final int LEVEL = 0x05;
    static final int VERSION = 0x06;
    static final int GUID = 0x18;

    private FullHeader() {}

    static boolean read(ByteBuffer buffer, int at, int bytes, int pointerBytes, EventRecord event) {
        readIdentity(buffer, at, pointerBytes, HeaderKind.FULL, event);
        event.payload(buffer, at + BYTES, bytes - BYTES);
        return true;
    }

    /** Sets what EVENT_TRACE_HEADER and EVENT_INSTANCE_GUID_HEADER have in common. */
    static void readIdentity(ByteBuffer buffer, int at, int pointerBytes, HeaderKind kind, EventRecord event) {
        event.header(
                kind,
                pointerBytes,
                buffer.getLong(at + SystemHeader.TIMESTAMP),
                buffer.getInt(at + SystemHeader.PROCESS_ID),
                buffer.getInt(at + SystemHeader.THREAD_ID));
        event.classicEvent(
                buffer.getLong(at + GUID),
                buffer.getLong(at + GUID + Long.BYTES),
                buffer.get(at + TYPE) & 0xFF,
                buffer.getShort(at + VERSION) & 0xFFFF,
                buffer.get(at + LEVEL) & 0xFF);
    }
}
