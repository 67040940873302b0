package fltscope.schemas.event;

import java.util.Arrays;

/**
 * Every event that the tool has a name for, one line each, and the layout of those whose payload it reads. It is longer
 * than a class should be because it is a table.
 *
 * <p>Sources: hook ids from ntwmi.h and evntrace.h (EVENT_TRACE_GROUP_* and the types of each group); names from the MOF
 * classes of the kernel logger (learn.microsoft.com, "NT Kernel Logger" classes), from the manifests of
 * Microsoft-Windows-Kernel-File and Microsoft-Windows-FilterManager, and from TraceEvent for what KernelTraceControl adds.
 * FileIo 83 to 86 are undocumented: their names follow from the parallel with Kernel-File 31 to 34.
 *
 * <p>Versions are the highest whose layout is known; a higher one is read as that.
 */
public enum EventType {
    // EventTrace: about the trace itself
    HEADER(0x0000, "Header", 2, Layout.LOGFILE_HEADER),
    HEADER_EXTENSION(0x0005, "Extension", 2, Layout.GROUP_MASKS),
    RUNDOWN_COMPLETE(0x0008, "RDComplete"),
    HEADER_END_EXTENSION(0x0020, "EndExtension", 2, Layout.GROUP_MASKS),
    HEADER_DBG_ID_RSDS(0x0040, "DbgIdRSDS"),
    HEADER_BUILD_INFO(0x0042, "BuildInfo"),
    HEADER_PROVIDER_BINARY_PATH(0x0043, "ProviderBinaryPath"),
    PARTITION_INFO_EXTENSION(0x0050, "PartitionInfoExtension", 2, Layout.PARTITION_INFO),

    // Loss, told by real-time sessions
    RT_LOST_EVENT(KnownProvider.LOST_EVENT, 32, "RTLostEvent"),
    RT_LOST_BUFFER(KnownProvider.LOST_EVENT, 33, "RTLostBuffer"),
    RT_LOST_FILE(KnownProvider.LOST_EVENT, 34, "RTLostFile"),

    // FltIo: minifilter callbacks, in the group of FileIo
    FLT_IO_PRE_OP_INIT(0x0460, "PreOpInit", 3, Layout.FLT_IO_CALLBACK),
    FLT_IO_POST_OP_INIT(0x0461, "PostOpInit", 3, Layout.FLT_IO_CALLBACK),
    FLT_IO_PRE_OP_COMPLETION(0x0462, "PreOpCompletion", 3, Layout.FLT_IO_CALLBACK),
    FLT_IO_POST_OP_COMPLETION(0x0463, "PostOpCompletion", 3, Layout.FLT_IO_CALLBACK),
    FLT_IO_PRE_OP_FAILURE(0x0464, "PreOpFailure", 3, Layout.FLT_IO_CALLBACK),
    FLT_IO_POST_OP_FAILURE(0x0465, "PostOpFailure", 3, Layout.FLT_IO_CALLBACK),

    // FileIo
    FILE_IO_NAME(0x0400, "Name", 3, Layout.FILE_NAME),
    FILE_IO_FILE_CREATE(0x0420, "FileCreate", 3, Layout.FILE_NAME),
    FILE_IO_FILE_DELETE(0x0423, "FileDelete", 3, Layout.FILE_NAME),
    FILE_IO_FILE_RUNDOWN(0x0424, "FileRundown", 3, Layout.FILE_NAME),
    FILE_IO_MAP_FILE(0x0425, "MapFile", 3, Layout.FILE_MAP),
    FILE_IO_UNMAP_FILE(0x0426, "UnmapFile", 3, Layout.FILE_MAP),
    FILE_IO_MAP_FILE_DC_START(0x0427, "MapFileDCStart", 3, Layout.FILE_MAP),
    FILE_IO_MAP_FILE_DC_END(0x0428, "MapFileDCEnd", 3, Layout.FILE_MAP),
    FILE_IO_CREATE(0x0440, "Create", 3, Layout.FILE_CREATE),
    FILE_IO_CLEANUP(0x0441, "Cleanup", 3, Layout.FILE_SIMPLE),
    FILE_IO_CLOSE(0x0442, "Close", 3, Layout.FILE_SIMPLE),
    FILE_IO_READ(0x0443, "Read", 3, Layout.FILE_READ_WRITE),
    FILE_IO_WRITE(0x0444, "Write", 3, Layout.FILE_READ_WRITE),
    FILE_IO_SET_INFO(0x0445, "SetInfo", 3, Layout.FILE_INFORMATION),
    FILE_IO_DELETE(0x0446, "Delete", 3, Layout.FILE_INFORMATION),
    FILE_IO_RENAME(0x0447, "Rename", 3, Layout.FILE_INFORMATION),
    FILE_IO_DIR_ENUM(0x0448, "DirEnum", 3, Layout.FILE_DIRECTORY),
    FILE_IO_FLUSH(0x0449, "Flush", 3, Layout.FILE_SIMPLE),
    FILE_IO_QUERY_INFO(0x044A, "QueryInfo", 3, Layout.FILE_INFORMATION),
    FILE_IO_FS_CONTROL(0x044B, "FSControl", 3, Layout.FILE_INFORMATION),
    FILE_IO_OPERATION_END(0x044C, "OperationEnd", 3, Layout.FILE_OPERATION_END),
    FILE_IO_DIR_NOTIFY(0x044D, "DirNotify", 3, Layout.FILE_DIRECTORY),
    FILE_IO_CREATE_NEW(0x044E, "CreateNew", 3, Layout.FILE_CREATE),
    FILE_IO_DELETE_PATH(0x044F, "DeletePath", 3, Layout.FILE_PATH),
    FILE_IO_RENAME_PATH(0x0450, "RenamePath", 3, Layout.FILE_PATH),
    FILE_IO_SET_LINK_PATH(0x0451, "SetLinkPath", 3, Layout.FILE_PATH),
    FILE_IO_SET_LINK(0x0452, "SetLink", 3, Layout.FILE_INFORMATION),
    FILE_IO_SET_SECURITY(0x0453, "SetSecurity", 3, Layout.FILE_INFORMATION),
    FILE_IO_QUERY_SECURITY(0x0454, "QuerySecurity", 3, Layout.FILE_INFORMATION),
    FILE_IO_SET_EA(0x0455, "SetEA", 3, Layout.FILE_INFORMATION),
    FILE_IO_QUERY_EA(0x0456, "QueryEA", 3, Layout.FILE_INFORMATION),

    // Microsoft-Windows-Kernel-File
    KERNEL_FILE_NAME_CREATE(KnownProvider.KERNEL_FILE, 10, "NameCreate", 0, Layout.FILE_NAME),
    KERNEL_FILE_NAME_DELETE(KnownProvider.KERNEL_FILE, 11, "NameDelete", 0, Layout.FILE_NAME),
    KERNEL_FILE_CREATE(KnownProvider.KERNEL_FILE, 12, "Create", 1, Layout.FILE_CREATE),
    KERNEL_FILE_CLEANUP(KnownProvider.KERNEL_FILE, 13, "Cleanup", 1, Layout.FILE_SIMPLE),
    KERNEL_FILE_CLOSE(KnownProvider.KERNEL_FILE, 14, "Close", 1, Layout.FILE_SIMPLE),
    KERNEL_FILE_READ(KnownProvider.KERNEL_FILE, 15, "Read", 1, Layout.FILE_READ_WRITE),
    KERNEL_FILE_WRITE(KnownProvider.KERNEL_FILE, 16, "Write", 1, Layout.FILE_READ_WRITE),
    KERNEL_FILE_SET_INFORMATION(KnownProvider.KERNEL_FILE, 17, "SetInformation", 1, Layout.FILE_INFORMATION),
    KERNEL_FILE_SET_DELETE(KnownProvider.KERNEL_FILE, 18, "SetDelete", 1, Layout.FILE_INFORMATION),
    KERNEL_FILE_RENAME(KnownProvider.KERNEL_FILE, 19, "Rename", 1, Layout.FILE_INFORMATION),
    KERNEL_FILE_DIR_ENUM(KnownProvider.KERNEL_FILE, 20, "DirEnum", 1, Layout.FILE_DIRECTORY),
    KERNEL_FILE_FLUSH(KnownProvider.KERNEL_FILE, 21, "Flush", 1, Layout.FILE_SIMPLE),
    KERNEL_FILE_QUERY_INFORMATION(KnownProvider.KERNEL_FILE, 22, "QueryInformation", 1, Layout.FILE_INFORMATION),
    KERNEL_FILE_FSCTL(KnownProvider.KERNEL_FILE, 23, "FSCTL", 1, Layout.FILE_INFORMATION),
    KERNEL_FILE_OPERATION_END(KnownProvider.KERNEL_FILE, 24, "OperationEnd", 0, Layout.FILE_OPERATION_END),
    KERNEL_FILE_DIR_NOTIFY(KnownProvider.KERNEL_FILE, 25, "DirNotify", 1, Layout.FILE_DIRECTORY),
    KERNEL_FILE_DELETE_PATH(KnownProvider.KERNEL_FILE, 26, "DeletePath", 1, Layout.FILE_PATH),
    KERNEL_FILE_RENAME_PATH(KnownProvider.KERNEL_FILE, 27, "RenamePath", 1, Layout.FILE_PATH),
    KERNEL_FILE_SET_LINK_PATH(KnownProvider.KERNEL_FILE, 28, "SetLinkPath", 1, Layout.FILE_PATH),
    KERNEL_FILE_RENAME_29(KnownProvider.KERNEL_FILE, 29, "Rename29", 1, Layout.FILE_INFORMATION),
    KERNEL_FILE_CREATE_NEW_FILE(KnownProvider.KERNEL_FILE, 30, "CreateNewFile", 1, Layout.FILE_CREATE),
    KERNEL_FILE_SET_SECURITY(KnownProvider.KERNEL_FILE, 31, "SetSecurity", 1, Layout.FILE_INFORMATION),
    KERNEL_FILE_QUERY_SECURITY(KnownProvider.KERNEL_FILE, 32, "QuerySecurity", 1, Layout.FILE_INFORMATION),
    KERNEL_FILE_SET_EA(KnownProvider.KERNEL_FILE, 33, "SetEA", 1, Layout.FILE_INFORMATION),
    KERNEL_FILE_QUERY_EA(KnownProvider.KERNEL_FILE, 34, "QueryEA", 1, Layout.FILE_INFORMATION),

    // Microsoft-Windows-FilterManager: its events have no names, these say what happened
    FILTER_MANAGER_FILTER_UNLOADED(KnownProvider.FILTER_MANAGER, 1, "FilterUnloaded", 1, Layout.FILTER_STATUS),
    FILTER_MANAGER_NAME_CACHE_DISABLED(KnownProvider.FILTER_MANAGER, 2, "NameCacheDisabled", 0, Layout.FILTER_VOLUME),
    FILTER_MANAGER_VOLUME_ATTACH_FAILED(KnownProvider.FILTER_MANAGER, 3, "VolumeAttachFailed", 0, Layout.FILTER_VOLUME),
    FILTER_MANAGER_FILTER_ATTACH_FAILED(KnownProvider.FILTER_MANAGER, 4, "FilterAttachFailed", 0, Layout.FILTER_STATUS),
    FILTER_MANAGER_FILTER_REGISTER_FAILED(
            KnownProvider.FILTER_MANAGER, 5, "FilterRegisterFailed", 1, Layout.FILTER_STATUS),
    FILTER_MANAGER_FILTER_LOADED(KnownProvider.FILTER_MANAGER, 6, "FilterLoaded", 1, Layout.FILTER_STATUS),
    FILTER_MANAGER_FILTER_START_FAILED(KnownProvider.FILTER_MANAGER, 7, "FilterStartFailed", 1, Layout.FILTER_STATUS),
    FILTER_MANAGER_VOLUME_ATTACHED(KnownProvider.FILTER_MANAGER, 8, "VolumeAttached", 1, Layout.FILTER_VOLUME),
    FILTER_MANAGER_FILE_SYSTEM_ATTACH_FAILED(
            KnownProvider.FILTER_MANAGER, 9, "FileSystemAttachFailed", 0, Layout.FILTER_VOLUME),
    FILTER_MANAGER_FILE_SYSTEM_ATTACHED(
            KnownProvider.FILTER_MANAGER, 10, "FileSystemAttached", 0, Layout.FILTER_VOLUME),
    FILTER_MANAGER_BYPASS_IO_UNSUPPORTED(KnownProvider.FILTER_MANAGER, 11, "BypassIoUnsupported", 0, Layout.BYPASS_IO),
    FILTER_MANAGER_BYPASS_IO_VETOED(KnownProvider.FILTER_MANAGER, 12, "BypassIoVetoed", 0, Layout.BYPASS_IO),
    FILTER_MANAGER_DEV_VOLUME(KnownProvider.FILTER_MANAGER, 13, "DevVolume", 0, Layout.DEV_VOLUME),
    FILTER_MANAGER_DEV_VOLUME_ALLOW_LISTS(
            KnownProvider.FILTER_MANAGER, 14, "DevVolumeAllowLists", 1, Layout.DEV_VOLUME),

    // Object: handles, references and lives of objects
    OBJECT_CREATE_HANDLE(0x1120, "CreateHandle", 2, Layout.OBJECT_HANDLE),
    OBJECT_CLOSE_HANDLE(0x1121, "CloseHandle", 2, Layout.OBJECT_HANDLE),
    OBJECT_DUPLICATE_HANDLE(0x1122, "DuplicateHandle", 3, Layout.HANDLE_DUPLICATE),
    OBJECT_TYPE_DC_START(0x1124, "TypeDCStart", 2, Layout.OBJECT_TYPE_NAME),
    OBJECT_TYPE_DC_END(0x1125, "TypeDCEnd", 2, Layout.OBJECT_TYPE_NAME),
    OBJECT_HANDLE_DC_START(0x1126, "HandleDCStart", 2, Layout.HANDLE_LISTED),
    OBJECT_HANDLE_DC_END(0x1127, "HandleDCEnd", 2, Layout.HANDLE_LISTED),
    OBJECT_CREATE_OBJECT(0x1130, "CreateObject", 2, Layout.OBJECT_LIFE),
    OBJECT_DELETE_OBJECT(0x1131, "DeleteObject", 2, Layout.OBJECT_LIFE),
    OBJECT_REFERENCE_OBJECT(0x1132, "ReferenceObject", 2, Layout.OBJECT_REFERENCE),
    OBJECT_DEREFERENCE_OBJECT(0x1133, "DereferenceObject", 2, Layout.OBJECT_REFERENCE),

    // Pool; the snapshots of it have no published layout
    POOL_ALLOCATION(0x0E20, "PoolAllocation", 2, Layout.POOL_BLOCK),
    POOL_SESSION_ALLOCATION(0x0E21, "SessionPoolAllocation", 2, Layout.POOL_BLOCK),
    POOL_FREE(0x0E22, "PoolFree", 2, Layout.POOL_BLOCK),
    POOL_SESSION_FREE(0x0E23, "SessionPoolFree", 2, Layout.POOL_BLOCK),
    POOL_ADD_POOL_PAGE(0x0E24, "AddPoolPage"),
    POOL_ADD_POOL_PAGE_SESSION(0x0E25, "AddPoolPageSession"),
    POOL_BIG_POOL_PAGE(0x0E26, "BigPoolPage"),
    POOL_BIG_POOL_PAGE_SESSION(0x0E27, "BigPoolPageSession"),
    POOL_SNAP_DC_START(0x0E28, "PoolSnapDCStart"),
    POOL_SNAP_DC_END(0x0E29, "PoolSnapDCEnd"),
    POOL_BIG_SNAP_DC_START(0x0E2A, "BigPoolSnapDCStart"),
    POOL_BIG_SNAP_DC_END(0x0E2B, "BigPoolSnapDCEnd"),
    POOL_SESSION_SNAP_DC_START(0x0E2C, "SessionPoolSnapDCStart"),
    POOL_SESSION_SNAP_DC_END(0x0E2D, "SessionPoolSnapDCEnd"),
    POOL_SESSION_BIG_SNAP_DC_START(0x0E2E, "SessionBigPoolSnapDCStart"),
    POOL_SESSION_BIG_SNAP_DC_END(0x0E2F, "SessionBigPoolSnapDCEnd"),

    // Image; loads are logged in the group of processes
    IMAGE_LOAD(0x030A, "Load", 3, Layout.IMAGE_EVENT),
    IMAGE_UNLOAD(0x1402, "Unload", 3, Layout.IMAGE_EVENT),
    IMAGE_DC_START(0x1403, "DCStart", 3, Layout.IMAGE_EVENT),
    IMAGE_DC_END(0x1404, "DCEnd", 3, Layout.IMAGE_EVENT),
    IMAGE_KERNEL_BASE(0x1421, "KernelBase", 2, Layout.KERNEL_BASE),
    IMAGE_HYPERCALL_PAGE(0x1422, "HypercallPage"),

    // Process
    PROCESS_START(0x0301, "Start", 5, Layout.PROCESS_EVENT),
    PROCESS_END(0x0302, "End", 5, Layout.PROCESS_EVENT),
    PROCESS_DC_START(0x0303, "DCStart", 5, Layout.PROCESS_EVENT),
    PROCESS_DC_END(0x0304, "DCEnd", 5, Layout.PROCESS_EVENT),
    PROCESS_TERMINATE(0x030B, "Terminate", 2, Layout.PROCESS_TERMINATE),
    PROCESS_PERF_CTR(0x0320, "PerfCtr", 2, Layout.PROCESS_PERF_CTR),
    PROCESS_PERF_CTR_RUNDOWN(0x0321, "PerfCtrRundown", 2, Layout.PROCESS_PERF_CTR),
    PROCESS_DEFUNCT(0x0327, "Defunct", 5, Layout.PROCESS_EVENT),

    // Thread
    THREAD_START(0x0501, "Start", 3, Layout.THREAD_EVENT),
    THREAD_END(0x0502, "End", 3, Layout.THREAD_EVENT),
    THREAD_DC_START(0x0503, "DCStart", 3, Layout.THREAD_EVENT),
    THREAD_DC_END(0x0504, "DCEnd", 3, Layout.THREAD_EVENT),
    THREAD_C_SWITCH(0x0524, "CSwitch"),
    THREAD_READY_THREAD(0x0532, "ReadyThread"),
    THREAD_SET_NAME(0x0548, "SetName", 2, Layout.THREAD_NAME),

    // StackWalk
    STACK_WALK_STACK(0x1820, "Stack", 2, Layout.STACK_WALK),
    STACK_WALK_KEY_CREATE(0x1822, "KeyCreate", 2, Layout.STACK_KEY_DEFINITION),
    STACK_WALK_KEY_DELETE(0x1823, "KeyDelete", 2, Layout.STACK_KEY_DEFINITION),
    STACK_WALK_KEY_RUNDOWN(0x1824, "KeyRundown", 2, Layout.STACK_KEY_DEFINITION),
    STACK_WALK_KEY_KERNEL(0x1825, "KeyKernel", 2, Layout.STACK_KEY_REFERENCE),
    STACK_WALK_KEY_USER(0x1826, "KeyUser", 2, Layout.STACK_KEY_REFERENCE),

    // DiskIo, with the calls into drivers
    DISK_IO_READ(0x010A, "Read"),
    DISK_IO_WRITE(0x010B, "Write"),
    DISK_IO_READ_INIT(0x010C, "ReadInit"),
    DISK_IO_WRITE_INIT(0x010D, "WriteInit"),
    DISK_IO_FLUSH_BUFFERS(0x010E, "FlushBuffers"),
    DISK_IO_FLUSH_INIT(0x010F, "FlushInit"),
    DISK_IO_DRIVER_MAJOR_FUNCTION_CALL(0x0122, "DriverMajorFunctionCall"),
    DISK_IO_DRIVER_MAJOR_FUNCTION_RETURN(0x0123, "DriverMajorFunctionReturn"),
    DISK_IO_DRIVER_COMPLETION_ROUTINE(0x0124, "DriverCompletionRoutine"),
    DISK_IO_DRIVER_COMPLETION_ROUTINE_RETURN(0x0125, "DriverCompletionRoutineReturn"),
    DISK_IO_DRIVER_COMPLETE_REQUEST(0x0134, "DriverCompleteRequest"),
    DISK_IO_DRIVER_COMPLETE_REQUEST_RETURN(0x0135, "DriverCompleteRequestReturn"),

    // PageFault
    PAGE_FAULT_TRANSITION_FAULT(0x020A, "TransitionFault"),
    PAGE_FAULT_DEMAND_ZERO_FAULT(0x020B, "DemandZeroFault"),
    PAGE_FAULT_COPY_ON_WRITE(0x020C, "CopyOnWrite"),
    PAGE_FAULT_GUARD_PAGE_FAULT(0x020D, "GuardPageFault"),
    PAGE_FAULT_HARD_PAGE_FAULT(0x020E, "HardPageFault"),
    PAGE_FAULT_ACCESS_VIOLATION(0x020F, "AccessViolation"),
    PAGE_FAULT_HARD_FAULT(0x0220, "HardFault"),
    PAGE_FAULT_VIRTUAL_ALLOC(0x0262, "VirtualAlloc"),
    PAGE_FAULT_VIRTUAL_FREE(0x0263, "VirtualFree"),
    PAGE_FAULT_IMAGE_LOAD_BACKED(0x0269, "ImageLoadBacked"),

    // TcpIp
    TCP_IP_SEND(0x060A, "Send"),
    TCP_IP_RECV(0x060B, "Recv"),
    TCP_IP_CONNECT(0x060C, "Connect"),
    TCP_IP_DISCONNECT(0x060D, "Disconnect"),
    TCP_IP_RETRANSMIT(0x060E, "Retransmit"),
    TCP_IP_ACCEPT(0x060F, "Accept"),
    TCP_IP_RECONNECT(0x0610, "Reconnect"),
    TCP_IP_FAIL(0x0611, "Fail"),
    TCP_IP_COPY(0x0612, "Copy"),
    TCP_IP_SEND_IPV6(0x061A, "SendIPV6"),
    TCP_IP_RECV_IPV6(0x061B, "RecvIPV6"),
    TCP_IP_CONNECT_IPV6(0x061C, "ConnectIPV6"),
    TCP_IP_DISCONNECT_IPV6(0x061D, "DisconnectIPV6"),
    TCP_IP_RETRANSMIT_IPV6(0x061E, "RetransmitIPV6"),
    TCP_IP_ACCEPT_IPV6(0x061F, "AcceptIPV6"),
    TCP_IP_RECONNECT_IPV6(0x0620, "ReconnectIPV6"),
    TCP_IP_FAIL_IPV6(0x0621, "FailIPV6"),
    TCP_IP_COPY_IPV6(0x0622, "CopyIPV6"),

    // UdpIp
    UDP_IP_SEND(0x080A, "Send"),
    UDP_IP_RECV(0x080B, "Recv"),
    UDP_IP_FAIL(0x0811, "Fail"),
    UDP_IP_SEND_IPV6(0x081A, "SendIPV6"),
    UDP_IP_RECV_IPV6(0x081B, "RecvIPV6"),

    // SystemConfig
    SYSTEM_CONFIG_CPU(0x0B0A, "CPU"),
    SYSTEM_CONFIG_PHY_DISK(0x0B0B, "PhyDisk"),
    SYSTEM_CONFIG_LOG_DISK(0x0B0C, "LogDisk", 2, Layout.LOG_DISK),
    SYSTEM_CONFIG_NIC(0x0B0D, "NIC"),
    SYSTEM_CONFIG_VIDEO(0x0B0E, "Video"),
    SYSTEM_CONFIG_SERVICES(0x0B0F, "Services"),
    SYSTEM_CONFIG_POWER(0x0B10, "Power"),
    SYSTEM_CONFIG_NETWORK(0x0B11, "Network"),
    SYSTEM_CONFIG_OPTICAL_DISK(0x0B12, "OpticalDisk"),
    SYSTEM_CONFIG_IRQ(0x0B15, "IRQ"),
    SYSTEM_CONFIG_PNP(0x0B16, "PnP"),
    SYSTEM_CONFIG_IDE_CHANNEL(0x0B17, "IDEChannel"),
    SYSTEM_CONFIG_NUMA_NODE(0x0B18, "NumaNode"),
    SYSTEM_CONFIG_PLATFORM(0x0B19, "Platform"),
    SYSTEM_CONFIG_PROCESSOR_GROUP(0x0B1A, "ProcessorGroup"),
    SYSTEM_CONFIG_PROCESSOR_NUMBER(0x0B1B, "ProcessorNumber"),
    SYSTEM_CONFIG_DPI(0x0B1C, "DPI"),
    SYSTEM_CONFIG_CODE_INTEGRITY(0x0B1D, "CodeIntegrity"),
    SYSTEM_CONFIG_MACHINE_ID(0x0B1E, "MachineId"),
    SYSTEM_CONFIG_DEFRAG(0x0B1F, "Defrag"),
    SYSTEM_CONFIG_MOBILE_PLATFORM(0x0B20, "MobilePlatform"),
    SYSTEM_CONFIG_DEVICE_FAMILY(0x0B21, "DeviceFamily"),
    SYSTEM_CONFIG_FLIGHT_IDS(0x0B22, "FlightIds"),
    SYSTEM_CONFIG_PROCESSOR(0x0B23, "Processor"),
    SYSTEM_CONFIG_VIRTUALIZATION(0x0B24, "Virtualization"),
    SYSTEM_CONFIG_BOOT(0x0B25, "Boot"),

    // PerfInfo
    PERF_INFO_SAMPLE(0x0F2E, "Sample"),
    PERF_INFO_PMC_INTERRUPT(0x0F2F, "PmcInterrupt"),
    PERF_INFO_SYS_CL_ENTER(0x0F33, "SysClEnter"),
    PERF_INFO_SYS_CL_EXIT(0x0F34, "SysClExit"),
    PERF_INFO_THREADED_DPC(0x0F42, "ThreadedDPC"),
    PERF_INFO_ISR(0x0F43, "ISR"),
    PERF_INFO_DPC(0x0F44, "DPC"),
    PERF_INFO_TIMER_DPC(0x0F45, "TimerDPC"),
    PERF_INFO_SET_INTERVAL(0x0F48, "SetInterval"),
    PERF_INFO_COLLECTION_START(0x0F49, "CollectionStart"),
    PERF_INFO_COLLECTION_END(0x0F4A, "CollectionEnd"),

    // KernelTraceControl: what the merge of a trace adds
    IMAGE_ID(KnownProvider.KERNEL_TRACE_CONTROL, 0, "ImageID", 2, Layout.IMAGE_ID),
    IMAGE_ID_NONE(KnownProvider.KERNEL_TRACE_CONTROL, 32, "ImageID/None"),
    DBG_ID_RSDS(KnownProvider.KERNEL_TRACE_CONTROL, 36, "ImageID/DbgID_RSDS", 2, Layout.DBG_ID),
    DBG_ID_ILRSDS(KnownProvider.KERNEL_TRACE_CONTROL, 37, "ImageID/DbgID_ILRSDS", 2, Layout.DBG_ID),
    FILE_VERSION(KnownProvider.KERNEL_TRACE_CONTROL, 64, "ImageID/FileVersion", 0, Layout.FILE_VERSION),
    META_DATA_EVENT_INFO(KnownProvider.META_DATA, 32, "MetaData/EventInfo"),
    META_DATA_EVENT_MAP_INFO(KnownProvider.META_DATA, 33, "MetaData/EventMapInfo"),
    SYS_CONFIG_BUILD_INFO(KnownProvider.SYS_CONFIG, 32, "BuildInfo", 0, Layout.BUILD_INFO),
    SYS_CONFIG_SYSTEM_PATHS(KnownProvider.SYS_CONFIG, 33, "SystemPaths", 0, Layout.SYSTEM_PATHS),
    SYS_CONFIG_SYSTEM_VOLUME(KnownProvider.SYS_CONFIG, 34, "SystemVolume", 0, Layout.SYSTEM_VOLUME),
    SYS_CONFIG_VOLUME_MAPPING(KnownProvider.SYS_CONFIG, 35, "VolumeMapping", 0, Layout.VOLUME_MAPPING),
    SYS_CONFIG_PRODUCT_VERSION(KnownProvider.SYS_CONFIG, 37, "ProductVersion", 0, Layout.PRODUCT_VERSION),

    UNKNOWN();

    private static final EventType[] BY_HOOK = new EventType[1 << 16];

    /** Open addressing over provider and id; a power of two, and so large that most probes end at once. */
    private static final EventType[] BY_ID = new EventType[512];

    static {
        Arrays.fill(BY_HOOK, UNKNOWN);
        for (EventType type : values()) {
            if (type.byId) {
                int slot = slot(type.high, type.low, type.id);
                while (BY_ID[slot] != null) {
                    slot = next(slot);
                }
                BY_ID[slot] = type;
            } else if (type != UNKNOWN) {
                BY_HOOK[type.id] = type;
            }
        }
    }

    /** 2 to the 64th by the golden ratio: it spreads neighbouring ids over the nine high bits that are used. */
    private static final long HASH_FACTOR = 0x9E37_79B9_7F4A_7C15L;

    private static final int HASH_SHIFT = 64 - 9;

    /** What a name-only event has as its highest version: the highest that an EVENT_DESCRIPTOR can hold. */
    private static final int ANY_VERSION = 255;

    private static final int FIRST_FLT_IO_HOOK = 0x0460;
    private static final int LAST_FLT_IO_HOOK = 0x0465;

    private final String provider;

    /** False for an event of the kernel logger: its hook id names it. */
    private final boolean byId;

    /** The provider's GUID, as in {@link Guid}. */
    private final long high;

    private final long low;

    /** Within the provider; the hook id of an event of the kernel logger. */
    private final int id;

    private final String event;
    private final int highestVersion;
    private final Layout layout;

    EventType() {
        this("Unknown", false, 0, 0, EventRecord.NO_HOOK, "Unknown", ANY_VERSION, Layout.NONE);
    }

    EventType(int hook, String event) {
        this(hook, event, ANY_VERSION, Layout.NONE);
    }

    EventType(int hook, String event, int highestVersion, Layout layout) {
        this(group(hook), false, 0, 0, hook, event, highestVersion, layout);
    }

    EventType(KnownProvider provider, int id, String event) {
        this(provider, id, event, ANY_VERSION, Layout.NONE);
    }

    EventType(KnownProvider provider, int id, String event, int highestVersion, Layout layout) {
        this(provider.label(), true, provider.high(), provider.low(), id, event, highestVersion, layout);
    }

    EventType(
            String provider,
            boolean byId,
            long high,
            long low,
            int id,
            String event,
            int highestVersion,
            Layout layout) {
        this.provider = provider;
        this.byId = byId;
        this.high = high;
        this.low = low;
        this.id = id;
        this.event = event;
        this.highestVersion = highestVersion;
        this.layout = layout;
    }

    /** Which event this is; {@link #UNKNOWN} when it has no name here. Allocates nothing. */
    public static EventType of(EventRecord record) {
        int hook = record.hookId();
        if (hook != EventRecord.NO_HOOK) {
            return BY_HOOK[hook & 0xFFFF];
        }
        long high = record.providerHigh();
        long low = record.providerLow();
        int id = record.id();
        int slot = slot(high, low, id);
        EventType type = BY_ID[slot];
        while (type != null && (type.id != id || type.high != high || type.low != low)) {
            slot = next(slot);
            type = BY_ID[slot];
        }
        return type == null ? UNKNOWN : type;
    }

    /** The name of a provider whose events need have no names here; null when the GUID is not known. */
    public static String providerLabel(long high, long low) {
        KnownProvider known = KnownProvider.of(high, low);
        if (known != null) {
            return known.label();
        }
        int hook = KernelGroup.hookOf(high, low, 0);
        return hook == EventRecord.NO_HOOK ? null : KernelGroup.of(hook).label();
    }

    /** The kernel group or the provider, with FltIo told apart from the FileIo group that it lives in. */
    public String provider() {
        return provider;
    }

    /** The event within its provider. */
    public String event() {
        return event;
    }

    /** Provider and event, such as {@code Image/DCStart}. */
    public String label() {
        return provider + "/" + event;
    }

    /** The highest version whose layout is known; 255 for an event whose payload is not read. */
    public int highestVersion() {
        return highestVersion;
    }

    /** A new flyweight over the payload of this event; null where only its name is known. */
    public Payload newPayload() {
        return layout.newPayload();
    }

    private static String group(int hook) {
        boolean fltIo = hook >= FIRST_FLT_IO_HOOK && hook <= LAST_FLT_IO_HOOK;
        return fltIo ? "FltIo" : KernelGroup.of(hook).label();
    }

    private static int slot(long high, long low, int id) {
        return (int) (((high ^ low ^ id) * HASH_FACTOR) >>> HASH_SHIFT);
    }

    private static int next(int slot) {
        return (slot + 1) & (BY_ID.length - 1);
    }
}
