package fltscope.schemas.event;

/**
 * References that were taken to an object or given back: Object 50 and 51.
 *
 * <pre>
 *   object  pointer
 *   tag     u32  four letters in the order of memory; Dflt where the caller gave none
 *   count   u32  how many at once
 * </pre>
 *
 * <p>Sources: Object_TypeGroup6 of the MOF; events of it printed by PerfView.
 */
public final class ObjectReference extends Payload {
    private static final int FIELD_BYTES = 4;

    public long object() {
        return pointer(0);
    }

    public int tag() {
        return i32(pointerBytes());
    }

    public long count() {
        return u32(pointerBytes() + FIELD_BYTES);
    }

    @Override
    protected int fixedBytes() {
        return pointerBytes() + 2 * FIELD_BYTES;
    }

    @Override
    public void describe(FieldSink out) {
        out.pointer("object", object(), PointerRole.FILE_OBJECT);
        out.text("tag", PoolTag.text(tag()));
        out.number("count", count());
    }
}
