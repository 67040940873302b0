package fltscope.collector.live;

import static fltscope.schemas.event.KernelFlags.DISK_FILE_IO;
import static fltscope.schemas.event.KernelFlags.FILE_IO;
import static fltscope.schemas.event.KernelFlags.FILE_IO_INIT;
import static fltscope.schemas.event.KernelFlags.FLT_FASTIO;
import static fltscope.schemas.event.KernelFlags.FLT_IO;
import static fltscope.schemas.event.KernelFlags.FLT_IO_FAILURE;
import static fltscope.schemas.event.KernelFlags.FLT_IO_INIT;
import static fltscope.schemas.event.KernelFlags.IMAGE_LOAD;
import static fltscope.schemas.event.KernelFlags.OB_HANDLE;
import static fltscope.schemas.event.KernelFlags.PROCESS;
import static fltscope.schemas.event.KernelFlags.THREAD;
import static fltscope.schemas.event.KernelFlags.VAMAP;

import fltscope.schemas.event.GroupMasks;
import fltscope.schemas.event.KernelFlags;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How much a capture records: volume against detail. */
public enum CaptureProfile {
    /** What needs no system logger: file operations of Kernel-File, and what FilterManager tells. */
    MINIMAL(
            "creates, cleanups and closes from Kernel-File, no filter callbacks; needs no administrator, but"
                    + " Performance Log Users",
            List.of(),
            List.of()),
    /** What latencies need. */
    LATENCY(
            "ends of callbacks and file operations, no stacks, no entries: half the events of unload; a callback that"
                    + " never returns is not seen",
            List.of(
                    PROCESS,
                    THREAD,
                    IMAGE_LOAD,
                    DISK_FILE_IO,
                    FILE_IO,
                    FILE_IO_INIT,
                    FLT_IO,
                    FLT_FASTIO,
                    FLT_IO_FAILURE),
            List.of()),
    /** What a filter that does not unload needs. */
    UNLOAD(
            "latency, and entries of callbacks, and stacks of creates: who opened what, and what hangs",
            List.of(
                    PROCESS,
                    THREAD,
                    IMAGE_LOAD,
                    DISK_FILE_IO,
                    FILE_IO,
                    FILE_IO_INIT,
                    FLT_IO,
                    FLT_FASTIO,
                    FLT_IO_FAILURE,
                    FLT_IO_INIT),
            List.of(Hooks.FILE_IO_CREATE)),
    /** What holds a filter that does not unload. */
    HOLDERS(
            "unload, and handles to files and ports with all that are open at the end, and mapped views, with stacks:"
                    + " who holds a file; hours of it are fine",
            and(UNLOAD.flags, OB_HANDLE, VAMAP),
            List.of(Hooks.FILE_IO_CREATE, Hooks.CREATE_HANDLE, Hooks.DUPLICATE_HANDLE, Hooks.MAP_FILE)),
    /** Everything that the analysis can use of file operations and callbacks. */
    FULL(
            "unload, and stacks of every callback entry, cleanup and close, and Kernel-File beside FileIo: several"
                    + " times the bytes of unload",
            UNLOAD.flags,
            List.of(
                    Hooks.FILE_IO_CREATE,
                    Hooks.FILE_IO_CLEANUP,
                    Hooks.FILE_IO_CLOSE,
                    Hooks.PRE_OP_INIT,
                    Hooks.POST_OP_INIT));

    /** Events at which a stack can be recorded: group in the high byte, type in the low byte. */
    private static final class Hooks {
        private static final int FILE_IO_CREATE = 0x0440;
        private static final int FILE_IO_CLEANUP = 0x0441;
        private static final int FILE_IO_CLOSE = 0x0442;
        private static final int PRE_OP_INIT = 0x0460;
        private static final int POST_OP_INIT = 0x0461;
        private static final int CREATE_HANDLE = 0x1120;
        private static final int DUPLICATE_HANDLE = 0x1122;
        private static final int MAP_FILE = 0x0425;
    }

    /** Made, deleted, referenced, dereferenced. */
    static final List<Integer> REFERENCE_HOOKS = List.of(0x1130, 0x1131, 0x1132, 0x1133);

    /** Allocated; who frees says nothing. */
    static final List<Integer> POOL_HOOKS = List.of(0x0E20);

    /** What the analysis reads of the filter manager's own trace: all of it would be 230 events for an operation. */
    private static final List<String> FILTER_MANAGER_KEYWORDS = List.of(
            "FLTMGR_TRACE_MINIFILTER_IOSTATUS",
            "GFL_TRACE_SETUP_TEARDOWN_NOTIFIES",
            "GFL_TRACE_INSTANCE",
            "GFL_TRACE_INFO",
            "GFL_TRACE_PENDING_IRPS",
            "GFL_TRACE_WORK",
            "GFL_TRACE_ERROR");

    private static final List<String> NAME_KEYWORDS =
            List.of("GFL_TRACE_FILE_NAME_CACHING", "GFL_TRACE_RELEASE_FILE_NAME");

    private static List<KernelFlags> and(List<KernelFlags> flags, KernelFlags... more) {
        List<KernelFlags> all = new ArrayList<>(flags);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }

    private final String cost;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<KernelFlags> flags;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Integer> stackHooks;

    CaptureProfile(String cost, List<KernelFlags> flags, List<Integer> stackHooks) {
        this.cost = cost;
        this.flags = flags;
        this.stackHooks = stackHooks;
    }

    /** What it brings and what it costs. */
    public String cost() {
        return cost;
    }

    /** The name on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean needsSystemLogger() {
        return !flags.isEmpty();
    }

    boolean needsKernelFile() {
        return this == MINIMAL || this == FULL;
    }

    /** Whether the filter manager's own trace is recorded: it tells who issued an open, in events of its own. */
    boolean needsFilterManagerTrace() {
        return this == UNLOAD || this == HOLDERS || this == FULL;
    }

    /** Names of its keywords that are recorded. */
    List<String> filterManagerKeywords() {
        List<String> keywords = new ArrayList<>(FILTER_MANAGER_KEYWORDS);
        if (this == HOLDERS) {
            keywords.addAll(NAME_KEYWORDS);
        }
        return keywords;
    }

    /** Kernel flags to record. */
    public List<KernelFlags> flags() {
        return flags;
    }

    /** Kernel events whose stack is recorded: group in the high byte, type in the low byte. */
    List<Integer> stackHooks() {
        return stackHooks;
    }

    /** The group masks of flags. */
    static int[] masks(List<KernelFlags> flags) {
        int[] masks = new int[GroupMasks.WORDS];
        for (KernelFlags flag : flags) {
            masks[flag.word()] |= flag.bit();
        }
        return masks;
    }
}
