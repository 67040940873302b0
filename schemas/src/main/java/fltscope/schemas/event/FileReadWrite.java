package fltscope.schemas.event;

/**
 * Read and write: FileIo 67 and 68; Kernel-File 15 and 16.
 *
 * <pre>
 *   byteOffset  u64
 *   irp, fileObject, fileKey and the thread as in {@link FileRequest}
 *   ioSize      u32
 *   ioFlags     u32
 *   extraFlags  u32, in the new layout, not in every FileIo version 3
 * </pre>
 */
public final class FileReadWrite extends FileRequest {
    private static final int BYTE_OFFSET = 0;
    private static final int BYTE_OFFSET_BYTES = 8;
    private static final int ADDRESSES = 2;

    /** Behind the operation. */
    private static final int IO_SIZE = 0;

    private static final int IO_FLAGS = 4;
    private static final int EXTRA_FLAGS = 8;
    private static final int FIXED_BYTES = 8;

    public FileReadWrite() {
        super(BYTE_OFFSET_BYTES, ADDRESSES);
    }

    /** Position in the file, in bytes. */
    public long byteOffset() {
        return i64(BYTE_OFFSET);
    }

    /** Address of the stream's context: the file, whichever open names it. */
    public long fileKey() {
        return address(1);
    }

    /** Bytes asked for; what was moved stands in the operation's end. */
    public long ioSize() {
        return u32(behind() + IO_SIZE);
    }

    /** The IRP_* flags of the request. */
    public int ioFlags() {
        return i32(behind() + IO_FLAGS);
    }

    public boolean hasExtraFlags() {
        return bytes() >= behind() + EXTRA_FLAGS + Integer.BYTES;
    }

    /** 0 where the event has none. */
    public int extraFlags() {
        return hasExtraFlags() ? i32(behind() + EXTRA_FLAGS) : 0;
    }

    @Override
    protected int fixedBytes() {
        return behind() + FIXED_BYTES;
    }

    @Override
    public void describe(FieldSink out) {
        out.number("byteOffset", byteOffset());
        describeOperation(out);
        out.number("ioSize", ioSize());
        out.flags("ioFlags", Integer.toUnsignedLong(ioFlags()));
        if (hasExtraFlags()) {
            out.flags("extraFlags", Integer.toUnsignedLong(extraFlags()));
        }
    }
}
