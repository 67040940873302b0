package fltscope.schemas.event;

/**
 * The flyweights that payloads are read with. A constant for each, and not a constructor reference in each line of
 * {@link EventType}: making those would take most of the start of a short run.
 */
enum Layout {
    NONE,
    LOGFILE_HEADER,
    GROUP_MASKS,
    PARTITION_INFO,
    FLT_IO_CALLBACK,
    FILE_NAME,
    FILE_MAP,
    FILE_CREATE,
    FILE_SIMPLE,
    FILE_READ_WRITE,
    FILE_INFORMATION,
    FILE_DIRECTORY,
    FILE_OPERATION_END,
    FILE_PATH,
    FILTER_STATUS,
    FILTER_VOLUME,
    BYPASS_IO,
    DEV_VOLUME,
    OBJECT_HANDLE,
    HANDLE_DUPLICATE,
    OBJECT_TYPE_NAME,
    HANDLE_LISTED,
    OBJECT_LIFE,
    OBJECT_REFERENCE,
    POOL_BLOCK,
    IMAGE_EVENT,
    KERNEL_BASE,
    PROCESS_EVENT,
    PROCESS_TERMINATE,
    PROCESS_PERF_CTR,
    THREAD_EVENT,
    THREAD_NAME,
    STACK_WALK,
    STACK_KEY_DEFINITION,
    STACK_KEY_REFERENCE,
    LOG_DISK,
    IMAGE_ID,
    DBG_ID,
    FILE_VERSION,
    BUILD_INFO,
    SYSTEM_PATHS,
    SYSTEM_VOLUME,
    VOLUME_MAPPING,
    PRODUCT_VERSION;

    /** A new flyweight; null for {@link #NONE}. */
    Payload newPayload() {
        return switch (this) {
            case NONE -> null;
            case LOGFILE_HEADER -> new LogfileHeader();
            case GROUP_MASKS -> new GroupMasks();
            case PARTITION_INFO -> new PartitionInfo();
            case FLT_IO_CALLBACK -> new FltIoCallback();
            case FILE_NAME -> new FileName();
            case FILE_MAP -> new FileMap();
            case FILE_CREATE -> new FileCreate();
            case FILE_SIMPLE -> new FileSimple();
            case FILE_READ_WRITE -> new FileReadWrite();
            case FILE_INFORMATION -> new FileInformation();
            case FILE_DIRECTORY -> new FileDirectory();
            case FILE_OPERATION_END -> new FileOperationEnd();
            case FILE_PATH -> new FilePath();
            case FILTER_STATUS -> new FilterStatus();
            case FILTER_VOLUME -> new FilterVolume();
            case BYPASS_IO -> new BypassIo();
            case DEV_VOLUME -> new DevVolume();
            case OBJECT_HANDLE -> new ObjectHandle();
            case HANDLE_DUPLICATE -> new HandleDuplicate();
            case OBJECT_TYPE_NAME -> new ObjectTypeName();
            case HANDLE_LISTED -> new HandleListed();
            case OBJECT_LIFE -> new ObjectLife();
            case OBJECT_REFERENCE -> new ObjectReference();
            case POOL_BLOCK -> new PoolBlock();
            case IMAGE_EVENT -> new ImageEvent();
            case KERNEL_BASE -> new KernelBase();
            case PROCESS_EVENT -> new ProcessEvent();
            case PROCESS_TERMINATE -> new ProcessTerminate();
            case PROCESS_PERF_CTR -> new ProcessPerfCtr();
            case THREAD_EVENT -> new ThreadEvent();
            case THREAD_NAME -> new ThreadName();
            case STACK_WALK -> new StackWalk();
            case STACK_KEY_DEFINITION -> new StackKeyDefinition();
            case STACK_KEY_REFERENCE -> new StackKeyReference();
            case LOG_DISK -> new LogDisk();
            case IMAGE_ID -> new ImageId();
            case DBG_ID -> new DbgId();
            case FILE_VERSION -> new FileVersion();
            case BUILD_INFO -> new BuildInfo();
            case SYSTEM_PATHS -> new SystemPaths();
            case SYSTEM_VOLUME -> new SystemVolume();
            case VOLUME_MAPPING -> new VolumeMapping();
            case PRODUCT_VERSION -> new ProductVersion();
        };
    }
}
