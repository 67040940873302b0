package fltscope.schemas.event;

/**
 * An object that was made or deleted: Object 48 and 49. Deleted says that the last reference is gone.
 *
 * <pre>
 *   object      pointer
 *   objectType  u16, then padding to a pointer
 * </pre>
 *
 * <p>Sources: Object_TypeGroup5 of the MOF; events of it printed by PerfView, with zeros for the padding.
 */
public final class ObjectLife extends Payload {
    private static final int TYPE_BYTES = 2;

    public long object() {
        return pointer(0);
    }

    public int objectType() {
        return u16(pointerBytes());
    }

    @Override
    protected int fixedBytes() {
        return pointerBytes() + TYPE_BYTES;
    }

    @Override
    public void describe(FieldSink out) {
        out.pointer("object", object(), PointerRole.FILE_OBJECT);
        out.number("objectType", objectType());
    }
}
