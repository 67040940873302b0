package fltscope.schemas.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The kernel flags by their EVENT_TRACE_FLAG_* and PERF_* names, each with its place in the group masks (etl-format fact
 * sheet 4.1, 4.2; evntrace.h, ntwmi.h). Those of EnableFlags that Windows moves to another word are listed where the kernel
 * records them.
 */
public enum KernelFlags {
    PROCESS(0, 0x0000_0001),
    THREAD(0, 0x0000_0002),
    IMAGE_LOAD(0, 0x0000_0004),
    PROCESS_COUNTERS(0, 0x0000_0008),
    DISK_IO(0, 0x0000_0100),
    /** Names of files. */
    DISK_FILE_IO(0, 0x0000_0200),
    DISK_IO_INIT(0, 0x0000_0400),
    PAGE_FAULTS(0, 0x0000_1000),
    HARD_FAULTS(0, 0x0000_2000),
    VAMAP(0, 0x0000_8000),
    NETWORK(0, 0x0001_0000),
    REGISTRY(0, 0x0002_0000),
    DBGPRINT(0, 0x0004_0000),
    JOB(0, 0x0008_0000),
    ALPC(0, 0x0010_0000),
    SPLIT_IO(0, 0x0020_0000),
    DEBUG_EVENTS(0, 0x0040_0000),
    /** Ends of file operations. */
    FILE_IO(0, 0x0200_0000),
    /** Starts of file operations. */
    FILE_IO_INIT(0, 0x0400_0000),
    NO_SYSCONFIG(0, 0x1000_0000),
    PROFILE(1, 0x0000_0002),
    CSWITCH(1, 0x0000_0004),
    DRIVERS(1, 0x0000_0010),
    POOL(1, 0x0000_0040),
    DPC(1, 0x0000_0080),
    DISPATCHER(1, 0x0000_0200),
    INTERRUPT(1, 0x0000_4000),
    VIRTUAL_ALLOC(1, 0x0000_8000),
    SYSTEMCALL(2, 0x0000_0040),
    OB_HANDLE(4, 0x0000_0040),
    OB_OBJECT(4, 0x0000_0080),
    CC(4, 0x0002_0000),
    /** Starts of minifilter callbacks. */
    FLT_IO_INIT(4, 0x0008_0000),
    /** Ends of minifilter callbacks for IRPs. */
    FLT_IO(4, 0x0010_0000),
    /** Ends of minifilter callbacks for fast I/O and FsFilter operations; disjoint with {@link #FLT_IO}. */
    FLT_FASTIO(4, 0x0020_0000),
    FLT_IO_FAILURE(4, 0x0040_0000);

    /** The top three bits of a word may hold its own index, as in a PERF_* constant. */
    private static final int FLAG_BITS = 0x1FFF_FFFF;

    private static final KernelFlags[] FLAGS = values();

    private final int word;
    private final int bit;

    KernelFlags(int word, int bit) {
        this.word = word;
        this.bit = bit;
    }

    /**
     * The names of all flags in {@code masks}, in the order of the words; what has no name stands at the end as {@code
     * word2:0x00000001}.
     */
    public static List<String> names(GroupMasks masks) {
        List<String> names = new ArrayList<>();
        int[] unnamed = new int[GroupMasks.WORDS];
        for (int i = 0; i < unnamed.length; i++) {
            unnamed[i] = masks.mask(i) & FLAG_BITS;
        }
        for (KernelFlags flag : FLAGS) {
            if (flag.isSet(masks)) {
                names.add(flag.name());
                unnamed[flag.word] &= ~flag.bit;
            }
        }
        for (int i = 0; i < unnamed.length; i++) {
            if (unnamed[i] != 0) {
                names.add(String.format(Locale.ROOT, "word%d:0x%08x", i, unnamed[i]));
            }
        }
        return names;
    }

    public boolean isSet(GroupMasks masks) {
        return (masks.mask(word) & bit) != 0;
    }

    /** Index of the mask word, 0 to 7. */
    public int word() {
        return word;
    }

    /** The flag within its word. */
    public int bit() {
        return bit;
    }
}
