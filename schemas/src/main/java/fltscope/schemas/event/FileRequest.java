package fltscope.schemas.event;

/**
 * What the file operations of FileIo and of Microsoft-Windows-Kernel-File share: which operation, which thread, and one to
 * three addresses. Both providers write the same fields, in two layouts:
 *
 * <pre>
 *   old: FileIo up to version 2, Kernel-File version 0   new: FileIo version 3, Kernel-File version 1
 *   irp              pointer                             irp              pointer
 *   issuingThreadId  pointer wide                        fileObject       pointer
 *   fileObject       pointer                             fileKey          pointer
 *   fileKey          pointer                             extraInformation pointer
 *   extraInformation pointer                             issuingThreadId  u32
 * </pre>
 *
 * <p>Sources: the manifest of Microsoft-Windows-Kernel-File; the FileIo_V2 and FileIo_V3 MOF classes and TraceEvent's
 * KernelTraceEventParser. FileIo calls the thread TTID.
 */
public abstract class FileRequest extends Payload {
    private static final int LAST_OLD_FILE_IO = 2;
    private static final int LAST_OLD_KERNEL_FILE = 0;
    private static final int THREAD_BYTES = 4;

    private final int start;
    private final int addresses;

    /** {@code start} is the offset of irp; {@code addresses} counts fileObject, fileKey and extraInformation. */
    FileRequest(int start, int addresses) {
        this.start = start;
        this.addresses = addresses;
    }

    /**
     * Names the operation until it ends. It is an address, but of a FLT_CALLBACK_DATA, not of an IRP: the minifilter
     * FileInfo writes these events.
     */
    public final long irp() {
        return pointer(start);
    }

    /** Address of the FILE_OBJECT: one open. */
    public final long fileObject() {
        return address(0);
    }

    /** The thread that issued the operation, where the header names none or the one that happened to run. */
    public final int issuingThreadId() {
        return i32(isOld() ? start + pointerBytes() : start + (1 + addresses) * pointerBytes());
    }

    /** Address of the stream's context; 0 of a create, which does not have it yet. */
    public final long fileKeyOrZero() {
        return addresses > 1 ? address(1) : 0;
    }

    /** The address behind {@code index} others: 0 fileObject, 1 fileKey, 2 extraInformation. */
    final long address(int index) {
        return pointer(start + (isOld() ? 2 + index : 1 + index) * pointerBytes());
    }

    /** Offset of the first field behind those described here. */
    final int behind() {
        return isOld()
                ? start + (2 + addresses) * pointerBytes()
                : start + (1 + addresses) * pointerBytes() + THREAD_BYTES;
    }

    final void describeOperation(FieldSink out) {
        out.pointer("irp", irp(), PointerRole.DATA);
        if (isOld()) {
            out.thread("issuingThreadId", issuingThreadId());
        }
        out.pointer("fileObject", fileObject(), PointerRole.FILE_OBJECT);
        if (addresses > 1) {
            out.pointer("fileKey", address(1), PointerRole.FILE_KEY);
        }
        if (addresses > 2) {
            out.flags("extraInformation", address(2));
        }
        if (!isOld()) {
            out.thread("issuingThreadId", issuingThreadId());
        }
    }

    private boolean isOld() {
        return version() <= (kernelEvent() ? LAST_OLD_FILE_IO : LAST_OLD_KERNEL_FILE);
    }
}
