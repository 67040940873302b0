package fltscope.schemas.event;

/**
 * KernelTraceControl BuildInfo: the Windows that was traced (events fact sheet 6.6; checked on builds 9200 and 18363).
 *
 * <pre>
 *   0      InstallDate FILETIME
 *   8      BuildLab UTF-16
 *   next   ProductName UTF-16
 * </pre>
 */
public final class BuildInfo extends Payload {
    private static final int INSTALL_DATE = 0;
    private static final int BUILD_LAB = 8;

    @Override
    protected int fixedBytes() {
        return BUILD_LAB;
    }

    @Override
    public void describe(FieldSink out) {
        out.fileTime("installDate", installDate());
        out.text("buildLab", buildLab());
        out.text("productName", productName());
    }

    /** FILETIME; 1970-01-01 where Windows did not know. */
    public long installDate() {
        return i64(INSTALL_DATE);
    }

    /** {@code 9200.16384.amd64fre.win8_rtm.120725-1247}. */
    public String buildLab() {
        return utf16(BUILD_LAB);
    }

    /** {@code Windows 8 Pro}. */
    public String productName() {
        return utf16(afterUtf16(BUILD_LAB));
    }
}
