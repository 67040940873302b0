package fltscope.schemas.etl;

import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.HeaderKind;
import java.nio.ByteBuffer;

/**
 * EVENT_INSTANCE_GUID_HEADER (evntrace.h, 0x48 bytes): {@link FullHeader} up to its times, then InstanceId u32,
 * ParentInstanceId u32, ParentGuid. The older EVENT_INSTANCE_HEADER (0x38 bytes, log-file subversion below 1.1) has a
 * registration handle in place of the GUID, which names nothing in a file: such an event has no provider.
 */
final class InstanceHeader {
    static final int BYTES = 0x48;
    static final int OLD_BYTES = 0x38;

    private InstanceHeader() {}

    static boolean read(ByteBuffer buffer, int at, int bytes, int pointerBytes, boolean old, EventRecord event) {
        FullHeader.readIdentity(buffer, at, pointerBytes, HeaderKind.INSTANCE, event);
        if (!old) {
            event.payload(buffer, at + BYTES, bytes - BYTES);
            return bytes >= BYTES;
        }
        event.classicEvent(0, 0, event.id(), event.version(), event.level());
        event.payload(buffer, at + OLD_BYTES, bytes - OLD_BYTES);
        return true;
    }
}
