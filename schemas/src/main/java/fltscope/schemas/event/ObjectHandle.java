package fltscope.schemas.event;

/**
 * A handle that was made or closed: Object 32 (CreateHandle) and 33 (CloseHandle).
 *
 * <pre>
 *   object      pointer  body of the object; of a file, its FILE_OBJECT
 *   handle      u32      low half of the value; bit 31 set for one in the System's table
 *   objectType  u16      index, named by the type rundown
 *   objectName  UTF-16 with NUL, in some CloseHandle alone
 * </pre>
 *
 * <p>Sources: Object_TypeGroup1 of the MOF of Windows 11 22631; events of it printed by PerfView and ETWAnalyzer, which are two
 * bytes longer than the MOF says: padding of the structure, or an empty name.
 */
public final class ObjectHandle extends Payload {
    private static final int HANDLE_BYTES = 4;
    private static final int TYPE_BYTES = 2;
    private static final int PADDING_BYTES = 2;

    public long object() {
        return pointer(0);
    }

    public int handle() {
        return i32(pointerBytes());
    }

    public int objectType() {
        return u16(pointerBytes() + HANDLE_BYTES);
    }

    /** Name of the object, as the object manager has it; empty in most. */
    public String objectName() {
        return hasName() ? utf16(fixedBytes()) : "";
    }

    /** Two bytes behind the type may be padding, whatever they hold. */
    private boolean hasName() {
        return bytes() > fixedBytes() + PADDING_BYTES;
    }

    @Override
    protected int fixedBytes() {
        return pointerBytes() + HANDLE_BYTES + TYPE_BYTES;
    }

    @Override
    public void describe(FieldSink out) {
        out.pointer("object", object(), PointerRole.FILE_OBJECT);
        out.flags("handle", handle() & 0xFFFF_FFFFL);
        out.number("objectType", objectType());
        if (hasName()) {
            out.path("objectName", objectName());
        }
    }
}
