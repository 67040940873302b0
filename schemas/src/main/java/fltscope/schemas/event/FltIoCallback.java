package fltscope.schemas.event;

/**
 * A minifilter's callback begins, ends or fails: FltIo 96 to 101, in the group of FileIo.
 *
 * <pre>
 *   initialTime      u64, completions only (98, 99); 8 bytes on x86 too
 *   routineAddr      pointer
 *   fileObject       pointer
 *   fileContext      pointer
 *   irpPtr           pointer
 *   callbackDataPtr  pointer
 *   majorFunction    u32
 *   status           u32, failures only (100, 101)
 * </pre>
 *
 * <p>Source: MOF classes FltIoInit, FltIoCompletion and FltIoFailure, version 3; no public trace has these events. Other
 * versions are read the same way. More bytes, such as padding, may follow.
 */
public final class FltIoCallback extends Payload {
    private static final int PRE_OP_COMPLETION = 98;
    private static final int POST_OP_COMPLETION = 99;
    private static final int PRE_OP_FAILURE = 100;

    private static final int INITIAL_TIME = 0;
    private static final int INITIAL_TIME_BYTES = 8;
    private static final int POINTERS = 5;
    private static final int MAJOR_FUNCTION_BYTES = 4;
    private static final int STATUS_BYTES = 4;

    public boolean isCompletion() {
        return id() == PRE_OP_COMPLETION || id() == POST_OP_COMPLETION;
    }

    public boolean isFailure() {
        return id() >= PRE_OP_FAILURE;
    }

    /** True for the callback before the operation, false for the one after it: the types take turns. */
    public boolean isPreOperation() {
        return (id() & 1) == 0;
    }

    /** When the callback began, in ticks of the session's raw clock; 0 unless {@link #isCompletion()}. */
    public long initialTime() {
        return isCompletion() ? i64(INITIAL_TIME) : 0;
    }

    /** Address of the callback: it lies in the image of the filter. */
    public long routineAddr() {
        return pointer(first());
    }

    /** Address of the FILE_OBJECT: one open. */
    public long fileObject() {
        return pointer(first() + pointerBytes());
    }

    /** FsContext of the file object; should equal the fileKey of FileIo, which no trace has confirmed. */
    public long fileContext() {
        return pointer(first() + 2 * pointerBytes());
    }

    /** Address of the IRP; 0 for fast I/O and the callbacks of file system filters. */
    public long irpPtr() {
        return pointer(first() + 3 * pointerBytes());
    }

    /** Address of the FLT_CALLBACK_DATA: one operation in one frame of the filter manager, for all its filters. */
    public long callbackDataPtr() {
        return pointer(first() + 4 * pointerBytes());
    }

    /** An unsigned byte, see {@link MajorFunction}; the field is wider and may have come with its sign. */
    public int majorFunction() {
        return u8(majorFunctionOffset());
    }

    /** NTSTATUS; 0 unless {@link #isFailure()}. */
    public int status() {
        return isFailure() ? i32(majorFunctionOffset() + MAJOR_FUNCTION_BYTES) : 0;
    }

    @Override
    protected int fixedBytes() {
        return majorFunctionOffset() + MAJOR_FUNCTION_BYTES + (isFailure() ? STATUS_BYTES : 0);
    }

    @Override
    public void describe(FieldSink out) {
        if (isCompletion()) {
            out.ticks("initialTime", initialTime());
        }
        out.pointer("routineAddr", routineAddr(), PointerRole.CODE);
        out.pointer("fileObject", fileObject(), PointerRole.FILE_OBJECT);
        out.pointer("fileContext", fileContext(), PointerRole.FILE_KEY);
        out.pointer("irpPtr", irpPtr(), PointerRole.DATA);
        out.pointer("callbackDataPtr", callbackDataPtr(), PointerRole.DATA);
        out.code("majorFunction", majorFunction(), MajorFunction.name(majorFunction()));
        if (isFailure()) {
            out.code("status", Integer.toUnsignedLong(status()), NtStatus.name(status()));
        }
    }

    /** Offset of routineAddr. */
    private int first() {
        return isCompletion() ? INITIAL_TIME + INITIAL_TIME_BYTES : 0;
    }

    private int majorFunctionOffset() {
        return first() + POINTERS * pointerBytes();
    }
}
