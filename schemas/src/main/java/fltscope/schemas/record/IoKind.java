package fltscope.schemas.record;

/** What an {@link IoRecord} tells. The ordinal travels in the record: new kinds are added at the end. */
public enum IoKind {
    /** A file operation has started: {@link IoRecord#operation}. */
    OPERATION_START,
    /** A file operation has ended, with its status. */
    OPERATION_END,
    /** A second record of an operation that carries its path or outcome (DeletePath, RenamePath, CreateNewFile). */
    OPERATION_DETAIL,
    /** A minifilter callback was entered. */
    CALLBACK_START,
    /** A minifilter callback has returned; carries its start. */
    CALLBACK_END,
    /** A minifilter callback has failed the operation; carries no start. */
    CALLBACK_FAILURE,
    /** The name of a file, by its key. */
    FILE_NAME,
    /** A file's name is no longer valid. */
    FILE_NAME_DELETED,
    IMAGE_LOADED,
    IMAGE_UNLOADED,
    PROCESS_STARTED,
    PROCESS_ENDED,
    THREAD_STARTED,
    THREAD_ENDED,
    /** The call stack of an event of the same thread. */
    STACK,
    /** The call stack of an event, by a key that is defined later. */
    STACK_KEY_USED,
    /** What a stack key stands for. */
    STACK_KEY_DEFINED,
    /** An NT path prefix and the DOS path it stands for. */
    VOLUME_MAPPING,
    /** A filter was loaded, unloaded or failed: {@link FilterChange}. */
    FILTER_CHANGED,
    /**
     * Events, a buffer or a file were lost by this moment: {@link IoRecord#extent} events and buffers in the code, where told,
     * since {@link IoRecord#otherTicks}, where known. The operation is the {@link LossSource}.
     */
    LOST,
    /** The kernel flags that are on from this moment: eight mask words in the frames. */
    FLAGS_RECORDED,
    /** The rundown of what was there at the start is complete. */
    RUNDOWN_COMPLETE,
    /** A look at the machine begins, beside the trace; what follows up to its end belongs to it. */
    SNAPSHOT_BEGUN,
    /** A minifilter that the snapshot lists: name, altitude as text; its number in this snapshot is the code. */
    SNAPSHOT_FILTER,
    /** An instance that the snapshot lists: volume, altitude as text; the code is the number of its filter. */
    SNAPSHOT_INSTANCE,
    /** A handle to a file that the snapshot lists: process, fileObject; handle value in the extent, granted access. */
    SNAPSHOT_HANDLE,
    /** The snapshot ends; the code has a {@link SnapshotPart} bit for each part that was listed in full. */
    SNAPSHOT_ENDED,
    /**
     * What the filter manager's own trace tells of an instance, its address in {@link IoRecord#address}: filter and altitude in
     * the texts, empty where not told. Where it tells who issued an operation, its fileObject is not 0, and the instance that
     * has issued it is {@link IoRecord#extent}, 0 for none.
     */
    FILTER_TOLD,
    /**
     * The PDB of the image at {@link IoRecord#address}, in kernel mode or in a process: the GUID in fileObject and fileKey, eight
     * bytes each as stored, the age in the code, the name or path in the text.
     */
    IMAGE_PDB;

    private static final IoKind[] KINDS = values();

    /** Number of kinds that this version knows. */
    public static final int COUNT = KINDS.length;

    /** The kind with this ordinal; null for one of a newer version. */
    public static IoKind of(int ordinal) {
        return ordinal < COUNT ? KINDS[ordinal] : null;
    }
}
