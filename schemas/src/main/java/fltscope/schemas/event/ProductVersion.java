package fltscope.schemas.event;

/**
 * KernelTraceControl event 37: the version of Windows in 16-bit parts (events fact sheet 6.6; checked on build 18363; all
 * zero on 9200). What its last 8 bytes mean is not known.
 *
 * <pre>
 *   0   revision u16, build u16, minor u16, major u16
 *   8   unknown u64
 * </pre>
 */
public final class ProductVersion extends Payload {
    private static final int REVISION = 0;
    private static final int BUILD = 2;
    private static final int MINOR = 4;
    private static final int MAJOR = 6;
    private static final int BYTES = 8;

    @Override
    protected int fixedBytes() {
        return BYTES;
    }

    @Override
    public void describe(FieldSink out) {
        out.number("major", major());
        out.number("minor", minor());
        out.number("build", build());
        out.number("revision", revision());
    }

    public int major() {
        return u16(MAJOR);
    }

    public int minor() {
        return u16(MINOR);
    }

    public int build() {
        return u16(BUILD);
    }

    public int revision() {
        return u16(REVISION);
    }
}
