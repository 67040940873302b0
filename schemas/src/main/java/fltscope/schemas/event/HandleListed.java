package fltscope.schemas.event;

/**
 * A handle that is open when the recording begins or ends: Object 38 and 39 (HandleDCStart, HandleDCEnd).
 *
 * <pre>
 *   object      pointer
 *   processId   u32
 *   handle      u32
 *   objectType  u16
 *   objectName  UTF-16 with NUL
 * </pre>
 *
 * <p>Sources: Object_TypeGroup4 of the MOF; an event of it printed by PerfView, whose own reading of the process id is off.
 */
public final class HandleListed extends Payload {
    private static final int FIELD_BYTES = 4;
    private static final int TYPE_BYTES = 2;

    public long object() {
        return pointer(0);
    }

    public int processId() {
        return i32(pointerBytes());
    }

    public int handle() {
        return i32(pointerBytes() + FIELD_BYTES);
    }

    public int objectType() {
        return u16(pointerBytes() + 2 * FIELD_BYTES);
    }

    /** Empty where the object has no name, or none was asked for. */
    public String objectName() {
        return utf16(fixedBytes());
    }

    @Override
    protected int fixedBytes() {
        return pointerBytes() + 2 * FIELD_BYTES + TYPE_BYTES;
    }

    @Override
    public void describe(FieldSink out) {
        out.pointer("object", object(), PointerRole.FILE_OBJECT);
        out.process("processId", processId());
        out.flags("handle", handle() & 0xFFFF_FFFFL);
        out.number("objectType", objectType());
        out.path("objectName", objectName());
    }
}
