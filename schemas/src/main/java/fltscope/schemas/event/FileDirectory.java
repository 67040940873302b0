package fltscope.schemas.event;

/**
 * Listing a directory and waiting for its changes: FileIo 72 and 77; Kernel-File 20 and 25.
 *
 * <pre>
 *   irp, fileObject, fileKey and the thread as in {@link FileRequest}
 *   length     u32
 *   infoClass  u32
 *   fileIndex  u32
 *   fileName   UTF-16, ended by a NUL: the search pattern, often empty
 * </pre>
 */
public final class FileDirectory extends FileRequest {
    private static final int ADDRESSES = 2;
    private static final int FILE_IO_DIR_NOTIFY = 77;
    private static final int KERNEL_FILE_DIR_NOTIFY = 25;

    /** Behind the operation. */
    private static final int LENGTH = 0;

    private static final int INFO_CLASS = 4;
    private static final int FILE_INDEX = 8;
    private static final int FILE_NAME = 12;

    public FileDirectory() {
        super(0, ADDRESSES);
    }

    /** Address of the directory's context, whichever open names it. */
    public long fileKey() {
        return address(1);
    }

    /** Size of the caller's buffer in bytes. */
    public long length() {
        return u32(behind() + LENGTH);
    }

    /** Of a listing, a FILE_INFORMATION_CLASS. */
    public int infoClass() {
        return i32(behind() + INFO_CLASS);
    }

    public int fileIndex() {
        return i32(behind() + FILE_INDEX);
    }

    public String fileName() {
        return utf16(behind() + FILE_NAME);
    }

    /** Index of the name's first unit in the record's buffer. */
    public int fileNameOffset() {
        return index(behind() + FILE_NAME);
    }

    /** Length of the name in UTF-16 units. */
    public int fileNameUnits() {
        return utf16Units(behind() + FILE_NAME);
    }

    @Override
    protected int fixedBytes() {
        return behind() + FILE_NAME;
    }

    @Override
    public void describe(FieldSink out) {
        describeOperation(out);
        out.number("length", length());
        out.code("infoClass", infoClass(), isNotify() ? null : FileInformationClass.name(infoClass()));
        out.number("fileIndex", Integer.toUnsignedLong(fileIndex()));
        out.text("fileName", fileName());
    }

    private boolean isNotify() {
        return id() == (kernelEvent() ? FILE_IO_DIR_NOTIFY : KERNEL_FILE_DIR_NOTIFY);
    }
}
