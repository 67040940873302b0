package fltscope.schemas.etl;

import fltscope.schemas.event.EventRecord;
import java.nio.ByteBuffer;

/**
 * What may stand between the header of a kernel event and its payload, as the high byte of Version says (ntwmi.h
 * PERFINFO_TRACE_HEADER flags): 0x80 one PEBS index of 8 bytes, 0x07 the number of PMC counters of 8 bytes each.
 * No recorded trace at hand has any.
 */
final class CounterExtension {
    /** The high byte of Version. */
    private static final int FLAGS = SystemHeader.VERSION + 1;

    private static final int PEBS_INDEX = 0x80;
    private static final int PMC_COUNT = 0x07;

    private CounterExtension() {}

    static boolean isPresent(ByteBuffer buffer, int at) {
        return buffer.get(at + FLAGS) != 0;
    }

    /** Sets identity and payload of a kernel event; false when the counters reach beyond the record. */
    static boolean readBody(ByteBuffer buffer, int at, int bytes, int headerBytes, EventRecord event) {
        int version = buffer.getShort(at + SystemHeader.VERSION);
        event.kernelEvent(buffer.getShort(at + SystemHeader.HOOK_ID) & 0xFFFF, version & 0xFF);
        int flags = version >>> 8 & 0xFF;
        int skipped = headerBytes;
        if (flags != 0) {
            skipped += Long.BYTES * ((flags & PMC_COUNT) + ((flags & PEBS_INDEX) != 0 ? 1 : 0));
            if (skipped > bytes) {
                return false;
            }
        }
        event.payload(buffer, at + skipped, bytes - skipped);
        return true;
    }
}
