package fltscope.schemas.event;

/**
 * A handle that was duplicated: Object 34. The header names who asked for it, who may be neither of the two processes.
 *
 * <pre>
 *   object           pointer
 *   sourceHandle     u32
 *   targetHandle     u32
 *   targetProcessId  u32
 *   objectType       u16
 *   sourceProcessId  u32, from version 3 on
 * </pre>
 *
 * <p>Sources: Object_TypeGroup2 of the MOF (version 2); events of version 3 printed by PerfView, ETWAnalyzer, phnt's
 * ETW_DUPLICATE_HANDLE. Payloads of version 2 at 8 and of version 3 at 4 bytes a pointer are equally long.
 */
public final class HandleDuplicate extends Payload {
    private static final int FIRST_WITH_SOURCE_PROCESS = 3;
    private static final int FIELD_BYTES = 4;
    private static final int TYPE_BYTES = 2;

    public long object() {
        return pointer(0);
    }

    public int sourceHandle() {
        return i32(pointerBytes());
    }

    public int targetHandle() {
        return i32(pointerBytes() + FIELD_BYTES);
    }

    public int targetProcessId() {
        return i32(pointerBytes() + 2 * FIELD_BYTES);
    }

    public int objectType() {
        return u16(pointerBytes() + 3 * FIELD_BYTES);
    }

    /** {@link EventRecord#UNKNOWN_ID} where the event does not say. */
    public int sourceProcessId() {
        return hasSourceProcess() ? i32(fixedBytes()) : EventRecord.UNKNOWN_ID;
    }

    private boolean hasSourceProcess() {
        return version() >= FIRST_WITH_SOURCE_PROCESS && bytes() >= fixedBytes() + FIELD_BYTES;
    }

    /** One of version 3 that is too short for its source process is read as version 2. */
    @Override
    protected int fixedBytes() {
        return pointerBytes() + 3 * FIELD_BYTES + TYPE_BYTES;
    }

    @Override
    public void describe(FieldSink out) {
        out.pointer("object", object(), PointerRole.FILE_OBJECT);
        out.flags("sourceHandle", sourceHandle() & 0xFFFF_FFFFL);
        out.flags("targetHandle", targetHandle() & 0xFFFF_FFFFL);
        out.process("targetProcessId", targetProcessId());
        out.number("objectType", objectType());
        if (hasSourceProcess()) {
            out.process("sourceProcessId", sourceProcessId());
        }
    }
}
