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
     * What the filter manager's own trace tells of an instance, its address in {@link IoRecord#address}, its filter's in the
     * fileKey: filter and altitude in the texts, empty where not told. Where it tells who issued an operation, its fileObject is not 0, and the instance that
     * has issued it is {@link IoRecord#extent}, 0 for none, and what became of it the code.
     */
    FILTER_TOLD,
    /**
     * The PDB of the image at {@link IoRecord#address}, in kernel mode or in a process: the GUID in fileObject and fileKey, eight
     * bytes each as stored, the age in the code, the name or path in the text.
     */
    IMAGE_PDB,
    /**
     * What else it tells, a {@link FilterFact}: the instance or FLT_OBJECT in the address, the filter in the fileKey, the work item,
     * IRP_CTRL or name in the callbackData, the routine or callback node in the irp, the count in the extent, the status or reason in
     * the code; the filter's name, the reason or the name in the first text, the volume or altitude in the second.
     */
    FILTER_FACT,
    /** A handle was made: object in the fileObject, value in the address, index of the object's type in the code. */
    HANDLE_CREATED,
    /** The same by duplication, in the process that has it; from the handle in the extent of the process in the access, -1 unknown. */
    HANDLE_DUPLICATED,
    /** A handle was closed; the object's name where told. */
    HANDLE_CLOSED,
    /** A handle that is there when the recording begins or ends. */
    HANDLE_LISTED,
    /** The name of the object type whose index is the code. */
    OBJECT_TYPE,
    /** An object was made; the index of its type is the code. */
    OBJECT_CREATED,
    /** The last reference to an object has gone. */
    OBJECT_DELETED,
    /** References to an object were taken: as many as the extent says, with the tag in the code. */
    OBJECT_REFERENCED,
    /** References to an object were given back. */
    OBJECT_DEREFERENCED,
    /** A view of a file was mapped: fileKey, its base in the address, bytes in the extent, section type in the code, protection in the access. */
    VIEW_MAPPED,
    /** A view was unmapped. */
    VIEW_UNMAPPED,
    /** A block of pool was allocated: its address, bytes in the extent, tag in the code, POOL_TYPE in the access. */
    POOL_ALLOCATED,
    /** A block of pool was freed. */
    POOL_FREED;

    private static final IoKind[] KINDS = values();

    /** Number of kinds that this version knows. */
    public static final int COUNT = KINDS.length;

    /** The kind with this ordinal; null for one of a newer version. */
    public static IoKind of(int ordinal) {
        return ordinal < COUNT ? KINDS[ordinal] : null;
    }
}
