package fltscope.schemas.event;

/**
 * KernelTraceControl VolumeMapping: how an NT path begins and what stands for it in a DOS path (events fact sheet 6.6;
 * checked on builds 9200 and 18363). Both prefixes end with a backslash unless empty; the longest that fits counts, without
 * regard to case. Merged files have them.
 *
 * <pre>
 *   0      NtPath UTF-16
 *   next   DosPath UTF-16
 * </pre>
 */
public final class VolumeMapping extends Payload {
    private static final int NT_PATH = 0;

    @Override
    protected int fixedBytes() {
        return NT_PATH;
    }

    @Override
    public void describe(FieldSink out) {
        out.path("ntPath", ntPath());
        out.path("dosPath", dosPath());
    }

    /** {@code \Device\HarddiskVolume2\}. */
    public String ntPath() {
        return utf16(NT_PATH);
    }

    /** {@code C:\}; empty for {@code \??\}. */
    public String dosPath() {
        return utf16(afterUtf16(NT_PATH));
    }
}
