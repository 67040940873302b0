package fltscope.schemas.event;

/**
 * What an index of an object type stands for on this machine: Object 36 and 37 (TypeDCStart, TypeDCEnd).
 *
 * <pre>
 *   objectType  u16
 *   reserved    u16
 *   typeName    UTF-16 with NUL: File, Section, FilterConnectionPort
 * </pre>
 *
 * <p>Sources: Object_TypeGroup3 of the MOF; events of it printed by PerfView.
 */
public final class ObjectTypeName extends Payload {
    private static final int NAME = 4;

    public int objectType() {
        return u16(0);
    }

    public String typeName() {
        return utf16(NAME);
    }

    @Override
    protected int fixedBytes() {
        return NAME;
    }

    @Override
    public void describe(FieldSink out) {
        out.number("objectType", objectType());
        out.text("typeName", typeName());
    }
}
