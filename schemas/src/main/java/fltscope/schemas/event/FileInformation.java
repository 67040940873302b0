package fltscope.schemas.event;

/**
 * Queries, changes and controls: FileIo 69 to 71, 74, 75 and 82 to 86; Kernel-File 17 to 19, 22, 23, 29 and 31 to 34.
 *
 * <pre>
 *   irp, fileObject, fileKey, extraInformation and the thread as in {@link FileRequest}
 *   infoClass  u32
 * </pre>
 */
public final class FileInformation extends FileRequest {
    private static final int ADDRESSES = 3;
    private static final int INFO_CLASS_BYTES = 4;

    private static final int FILE_IO_FS_CONTROL = 75;
    private static final int FIRST_FILE_IO_SECURITY = 83;
    private static final int KERNEL_FILE_FSCTL = 23;
    private static final int FIRST_KERNEL_FILE_SECURITY = 31;

    public FileInformation() {
        super(0, ADDRESSES);
    }

    /** Address of the stream's context: the file, whichever open names it. */
    public long fileKey() {
        return address(1);
    }

    /** Depends on the operation: a new size, a disposition, the value of a control. */
    public long extraInformation() {
        return address(2);
    }

    /** A FILE_INFORMATION_CLASS, or the control code of a file system control. */
    public int infoClass() {
        return i32(behind());
    }

    @Override
    protected int fixedBytes() {
        return behind() + INFO_CLASS_BYTES;
    }

    @Override
    public void describe(FieldSink out) {
        describeOperation(out);
        if (namesFileInformation()) {
            out.code("infoClass", infoClass(), FileInformationClass.name(infoClass()));
        } else {
            out.flags("infoClass", Integer.toUnsignedLong(infoClass()));
        }
    }

    private boolean namesFileInformation() {
        return kernelEvent()
                ? id() != FILE_IO_FS_CONTROL && id() < FIRST_FILE_IO_SECURITY
                : id() != KERNEL_FILE_FSCTL && id() < FIRST_KERNEL_FILE_SECURITY;
    }
}
