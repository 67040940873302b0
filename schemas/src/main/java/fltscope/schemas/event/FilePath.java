package fltscope.schemas.event;

/**
 * Delete, rename and link with the path: FileIo 79 to 81; Kernel-File 26 to 28.
 *
 * <pre>
 *   irp, fileObject, fileKey, extraInformation and the thread as in {@link FileRequest}
 *   infoClass  u32
 *   filePath   UTF-16, ended by a NUL: the path to delete, or the new one
 * </pre>
 */
public final class FilePath extends FileRequest {
    private static final int ADDRESSES = 3;
    private static final int INFO_CLASS_BYTES = 4;

    public FilePath() {
        super(0, ADDRESSES);
    }

    /** Address of the stream's context: the file, whichever open names it. */
    public long fileKey() {
        return address(1);
    }

    public long extraInformation() {
        return address(2);
    }

    /** A FILE_INFORMATION_CLASS. */
    public int infoClass() {
        return i32(behind());
    }

    public String filePath() {
        return utf16(fixedBytes());
    }

    /** Index of the path's first unit in the record's buffer. */
    public int filePathOffset() {
        return index(fixedBytes());
    }

    /** Length of the path in UTF-16 units. */
    public int filePathUnits() {
        return utf16Units(fixedBytes());
    }

    @Override
    protected int fixedBytes() {
        return behind() + INFO_CLASS_BYTES;
    }

    @Override
    public void describe(FieldSink out) {
        describeOperation(out);
        out.code("infoClass", infoClass(), FileInformationClass.name(infoClass()));
        out.path("filePath", filePath());
    }
}
