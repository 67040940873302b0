package fltscope.schemas.etl;

import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.HeaderKind;
import java.nio.ByteBuffer;

/**
 * PERFINFO_TRACE_HEADER (ntwmi.h): a kernel event without thread and process. The C structure ends in a flexible member and
 * has a larger sizeof; the payload starts at 0x10.
 *
 * <pre>
 * 00 Version u16     event version in the low byte; high byte: {@link CounterExtension}
 * 02 HeaderType u8   10 for 32-bit pointers, 11 for 64-bit
 * 03 MarkerFlags u8  C0
 * 04 Size u16
 * 06 HookId u16      type, group
 * 08 TimeStamp i64
 * </pre>
 */
final class PerfInfoHeader {
    static final int BYTES = 0x10;
    static final int TIMESTAMP = 0x08;

    private PerfInfoHeader() {}

    static boolean read(ByteBuffer buffer, int at, int bytes, int pointerBytes, EventRecord event) {
        event.header(
                HeaderKind.PERFINFO,
                pointerBytes,
                buffer.getLong(at + TIMESTAMP),
                EventRecord.UNKNOWN_ID,
                EventRecord.UNKNOWN_ID);
        return CounterExtension.readBody(buffer, at, bytes, BYTES, event);
    }
}
