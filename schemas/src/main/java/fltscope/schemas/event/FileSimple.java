package fltscope.schemas.event;

/**
 * Cleanup, close and flush: FileIo 65, 66 and 73; Kernel-File 13, 14 and 21. It is what {@link FileRequest} shows, with a
 * fileKey and without extraInformation.
 */
public final class FileSimple extends FileRequest {
    private static final int ADDRESSES = 2;

    public FileSimple() {
        super(0, ADDRESSES);
    }

    /** Address of the stream's context: the file, whichever open names it. */
    public long fileKey() {
        return address(1);
    }

    @Override
    protected int fixedBytes() {
        return behind();
    }

    @Override
    public void describe(FieldSink out) {
        describeOperation(out);
    }
}
