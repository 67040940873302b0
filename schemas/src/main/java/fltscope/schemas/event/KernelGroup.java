package fltscope.schemas.event;

/**
 * The groups of kernel events, each with the GUID that a consumer sees instead of the group's number (etl-format fact
 * sheet 2.2; ntwmi.h). A kernel event is named by its hook id: group in the high byte, type in the low byte.
 */
public enum KernelGroup {
    EVENT_TRACE(0x00, "EventTrace", "68fdd900-4a3e-11d1-84f4-0000f80464e3"),
    DISK_IO(0x01, "DiskIo", "3d6fa8d4-fe05-11d0-9dda-00c04fd7ba7c"),
    PAGE_FAULT(0x02, "PageFault", "3d6fa8d3-fe05-11d0-9dda-00c04fd7ba7c"),
    PROCESS(0x03, "Process", "3d6fa8d0-fe05-11d0-9dda-00c04fd7ba7c"),
    FILE_IO(0x04, "FileIo", "90cbdc39-4a3e-11d1-84f4-0000f80464e3"),
    THREAD(0x05, "Thread", "3d6fa8d1-fe05-11d0-9dda-00c04fd7ba7c"),
    TCP_IP(0x06, "TcpIp", "9a280ac0-c8e0-11d1-84e2-00c04fb998a2"),
    UDP_IP(0x08, "UdpIp", "bf3a50c5-a9c9-4988-a005-2df0b7c80f80"),
    REGISTRY(0x09, "Registry", "ae53722e-c863-11d2-8659-00c04fa321a1"),
    SYSTEM_CONFIG(0x0B, "SystemConfig", "01853a65-418f-4f36-aefc-dc0f1d2fd235"),
    POOL(0x0E, "Pool", "0268a8b6-74fd-4302-9dd0-6e8f1795c0cf"),
    PERF_INFO(0x0F, "PerfInfo", "ce1dbfb4-137e-4da6-87b0-3f59aa102cbc"),
    OBJECT(0x11, "Object", "89497f50-effe-4440-8cf2-ce6b1cdcaca7"),
    IMAGE(0x14, "Image", "2cb15d1d-5fc1-11d2-abe1-00a0c911f518"),
    STACK_WALK(0x18, "StackWalk", "def2fe46-7bd6-4b80-bd94-f57fe20d0ce3"),
    ALPC(0x1A, "ALPC", "45d8cccd-539f-4b72-a8b7-5c683142609a"),
    SPLIT_IO(0x1B, "SplitIo", "d837ca92-12b9-44a5-ad6a-3a65b3578aa8");

    /** Image loads are logged in the process group and named by the image GUID. */
    public static final int IMAGE_LOAD_HOOK = 0x030A;

    private static final int IMAGE_LOAD_TYPE = 0x0A;
    private static final KernelGroup[] GROUPS = values();
    private static final KernelGroup[] BY_NUMBER = new KernelGroup[256];

    static {
        for (KernelGroup group : GROUPS) {
            BY_NUMBER[group.number] = group;
        }
    }

    private final int number;
    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // A record of two longs.
    private final Guid guid;

    KernelGroup(int number, String label, String guid) {
        this.number = number;
        this.label = label;
        this.guid = Guid.parse(guid);
    }

    /** The hook id of a classic event, {@link EventRecord#NO_HOOK} where the GUID is no kernel group's. */
    public static int hookOf(long guidHigh, long guidLow, int type) {
        for (KernelGroup group : GROUPS) {
            if (group.guid.high() == guidHigh && group.guid.low() == guidLow) {
                return group == IMAGE && type == IMAGE_LOAD_TYPE ? IMAGE_LOAD_HOOK : group.number << 8 | type;
            }
        }
        return EventRecord.NO_HOOK;
    }

    /** The group that a consumer sees a hook id under; null for a group without a known GUID. */
    public static KernelGroup of(int hookId) {
        return hookId == IMAGE_LOAD_HOOK ? IMAGE : BY_NUMBER[hookId >>> 8 & 0xFF];
    }

    /** The high byte of the hook ids of this group. */
    public int number() {
        return number;
    }

    public String label() {
        return label;
    }

    public Guid guid() {
        return guid;
    }
}
