package fltscope.schemas.etl;

import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.HeaderKind;
import java.nio.ByteBuffer;

/** COMPACT header (ntwmi.h): {@link SystemHeader} without the CPU times, marker types 03 and 04. */
final class CompactHeader {
    static final int BYTES = 0x18;

    private CompactHeader() {}

    static boolean read(ByteBuffer buffer, int at, int bytes, int pointerBytes, EventRecord event) {
        event.header(
                HeaderKind.COMPACT,
                pointerBytes,
                buffer.getLong(at + SystemHeader.TIMESTAMP),
                buffer.getInt(at + SystemHeader.PROCESS_ID),
                buffer.getInt(at + SystemHeader.THREAD_ID));
        return CounterExtension.readBody(buffer, at, bytes, BYTES, event);
    }
}
