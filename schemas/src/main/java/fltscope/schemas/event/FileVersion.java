package fltscope.schemas.event;

/**
 * KernelTraceControl FileVersion: the version resource of an image (events fact sheet 6.6; checked on build 9200). One layout
 * for both pointer sizes. It belongs to the images with this size and time stamp.
 *
 * <pre>
 *   0   ImageSize u32, TimeDateStamp u32
 *   8   OrigFileName, FileDescription, FileVersion, BinFileVersion, VerLanguage, ProductName, CompanyName,
 *       ProductVersion, FileId, ProgramId: UTF-16, one behind the other
 * </pre>
 */
public final class FileVersion extends Payload {
    private static final int IMAGE_SIZE = 0;
    private static final int TIME_DATE_STAMP = 4;
    private static final int TEXTS = 8;

    @Override
    protected int fixedBytes() {
        return TEXTS;
    }

    @Override
    public void describe(FieldSink out) {
        out.number("imageSize", imageSize());
        out.flags("timeDateStamp", timeDateStamp());
        out.text("origFileName", origFileName());
        out.text("fileDescription", fileDescription());
        out.text("fileVersion", fileVersion());
        out.text("binFileVersion", binFileVersion());
        out.text("verLanguage", verLanguage());
        out.text("productName", productName());
        out.text("companyName", companyName());
        out.text("productVersion", productVersion());
        out.text("fileId", fileId());
        out.text("programId", programId());
    }

    /** Bytes. */
    public long imageSize() {
        return u32(IMAGE_SIZE);
    }

    /** Link time in the PE header, seconds since 1970 unless the build is reproducible. */
    public long timeDateStamp() {
        return u32(TIME_DATE_STAMP);
    }

    public String origFileName() {
        return text(0);
    }

    public String fileDescription() {
        return text(1);
    }

    public String fileVersion() {
        return text(2);
    }

    public String binFileVersion() {
        return text(3);
    }

    /** Language id as a decimal number. */
    public String verLanguage() {
        return text(4);
    }

    public String productName() {
        return text(5);
    }

    public String companyName() {
        return text(6);
    }

    public String productVersion() {
        return text(7);
    }

    public String fileId() {
        return text(8);
    }

    public String programId() {
        return text(9);
    }

    private String text(int index) {
        int at = TEXTS;
        for (int i = 0; i < index; i++) {
            at = afterUtf16(at);
        }
        return utf16(at);
    }
}
