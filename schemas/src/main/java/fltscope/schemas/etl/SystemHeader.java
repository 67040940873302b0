package fltscope.schemas.etl;

import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.HeaderKind;
import java.nio.ByteBuffer;

/**
 * SYSTEM_TRACE_HEADER (ntwmi.h): a kernel event with thread, process and CPU times.
 *
 * <pre>
 * 00 Version u16     event version in the low byte; high byte: {@link CounterExtension}
 * 02 HeaderType u8   01 for 32-bit pointers, 02 for 64-bit
 * 03 MarkerFlags u8  C0
 * 04 Size u16
 * 06 HookId u16      type, group
 * 08 ThreadId u32
 * 0C ProcessId u32
 * 10 TimeStamp i64
 * 18 KernelTime u32
 * 1C UserTime u32
 * </pre>
 */
final class SystemHeader {
    static final int BYTES = 0x20;
    static final int VERSION = 0x00;
    static final int HOOK_ID = 0x06;
    static final int THREAD_ID = 0x08;
    static final int PROCESS_ID = 0x0C;
    static final int TIMESTAMP = 0x10;

    private SystemHeader() {}

    static boolean read(ByteBuffer buffer, int at, int bytes, int pointerBytes, EventRecord event) {
        event.header(
                HeaderKind.SYSTEM,
                pointerBytes,
                buffer.getLong(at + TIMESTAMP),
                buffer.getInt(at + PROCESS_ID),
                buffer.getInt(at + THREAD_ID));
        return CounterExtension.readBody(buffer, at, bytes, BYTES, event);
    }
}
