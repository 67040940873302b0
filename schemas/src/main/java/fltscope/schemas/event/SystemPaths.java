package fltscope.schemas.event;

/**
 * KernelTraceControl SystemPaths (events fact sheet 6.6; checked on builds 9200 and 18363).
 *
 * <pre>
 *   0      SystemDirectory UTF-16
 *   next   SystemWindowsDirectory UTF-16
 * </pre>
 */
public final class SystemPaths extends Payload {
    private static final int SYSTEM_DIRECTORY = 0;

    @Override
    protected int fixedBytes() {
        return SYSTEM_DIRECTORY;
    }

    @Override
    public void describe(FieldSink out) {
        out.path("systemDirectory", systemDirectory());
        out.path("systemWindowsDirectory", systemWindowsDirectory());
    }

    /** {@code C:\Windows\system32}, without a backslash at the end. */
    public String systemDirectory() {
        return utf16(SYSTEM_DIRECTORY);
    }

    /** {@code C:\Windows\}, with a backslash at the end. */
    public String systemWindowsDirectory() {
        return utf16(afterUtf16(SYSTEM_DIRECTORY));
    }
}
