package fltscope.analyzer.result.coverage;

import static fltscope.schemas.event.EventType.FILE_IO_CLEANUP;
import static fltscope.schemas.event.EventType.FILE_IO_CLOSE;
import static fltscope.schemas.event.EventType.FILE_IO_CREATE;
import static fltscope.schemas.event.EventType.FILE_IO_FILE_CREATE;
import static fltscope.schemas.event.EventType.FILE_IO_FILE_DELETE;
import static fltscope.schemas.event.EventType.FILE_IO_FILE_RUNDOWN;
import static fltscope.schemas.event.EventType.FILE_IO_MAP_FILE;
import static fltscope.schemas.event.EventType.FILE_IO_MAP_FILE_DC_END;
import static fltscope.schemas.event.EventType.FILE_IO_MAP_FILE_DC_START;
import static fltscope.schemas.event.EventType.FILE_IO_NAME;
import static fltscope.schemas.event.EventType.FILE_IO_OPERATION_END;
import static fltscope.schemas.event.EventType.FILE_IO_UNMAP_FILE;
import static fltscope.schemas.event.EventType.FILTER_MANAGER_FILE_SYSTEM_ATTACHED;
import static fltscope.schemas.event.EventType.FILTER_MANAGER_FILE_SYSTEM_ATTACH_FAILED;
import static fltscope.schemas.event.EventType.FILTER_MANAGER_FILTER_ATTACH_FAILED;
import static fltscope.schemas.event.EventType.FILTER_MANAGER_FILTER_LOADED;
import static fltscope.schemas.event.EventType.FILTER_MANAGER_FILTER_REGISTER_FAILED;
import static fltscope.schemas.event.EventType.FILTER_MANAGER_FILTER_START_FAILED;
import static fltscope.schemas.event.EventType.FILTER_MANAGER_FILTER_UNLOADED;
import static fltscope.schemas.event.EventType.FILTER_MANAGER_NAME_CACHE_DISABLED;
import static fltscope.schemas.event.EventType.FILTER_MANAGER_VOLUME_ATTACHED;
import static fltscope.schemas.event.EventType.FILTER_MANAGER_VOLUME_ATTACH_FAILED;
import static fltscope.schemas.event.EventType.FLT_IO_POST_OP_COMPLETION;
import static fltscope.schemas.event.EventType.FLT_IO_POST_OP_FAILURE;
import static fltscope.schemas.event.EventType.FLT_IO_POST_OP_INIT;
import static fltscope.schemas.event.EventType.FLT_IO_PRE_OP_COMPLETION;
import static fltscope.schemas.event.EventType.FLT_IO_PRE_OP_FAILURE;
import static fltscope.schemas.event.EventType.FLT_IO_PRE_OP_INIT;
import static fltscope.schemas.event.EventType.IMAGE_DC_END;
import static fltscope.schemas.event.EventType.IMAGE_DC_START;
import static fltscope.schemas.event.EventType.IMAGE_LOAD;
import static fltscope.schemas.event.EventType.IMAGE_UNLOAD;
import static fltscope.schemas.event.EventType.KERNEL_FILE_CLEANUP;
import static fltscope.schemas.event.EventType.KERNEL_FILE_CLOSE;
import static fltscope.schemas.event.EventType.KERNEL_FILE_CREATE;
import static fltscope.schemas.event.EventType.KERNEL_FILE_NAME_CREATE;
import static fltscope.schemas.event.EventType.KERNEL_FILE_NAME_DELETE;
import static fltscope.schemas.event.EventType.KERNEL_FILE_OPERATION_END;
import static fltscope.schemas.event.EventType.OBJECT_CLOSE_HANDLE;
import static fltscope.schemas.event.EventType.OBJECT_CREATE_HANDLE;
import static fltscope.schemas.event.EventType.OBJECT_CREATE_OBJECT;
import static fltscope.schemas.event.EventType.OBJECT_DELETE_OBJECT;
import static fltscope.schemas.event.EventType.OBJECT_DEREFERENCE_OBJECT;
import static fltscope.schemas.event.EventType.OBJECT_DUPLICATE_HANDLE;
import static fltscope.schemas.event.EventType.OBJECT_HANDLE_DC_END;
import static fltscope.schemas.event.EventType.OBJECT_HANDLE_DC_START;
import static fltscope.schemas.event.EventType.OBJECT_REFERENCE_OBJECT;
import static fltscope.schemas.event.EventType.POOL_ALLOCATION;
import static fltscope.schemas.event.EventType.POOL_FREE;
import static fltscope.schemas.event.EventType.POOL_SESSION_ALLOCATION;
import static fltscope.schemas.event.EventType.POOL_SESSION_FREE;
import static fltscope.schemas.event.EventType.PROCESS_DC_END;
import static fltscope.schemas.event.EventType.PROCESS_DC_START;
import static fltscope.schemas.event.EventType.PROCESS_DEFUNCT;
import static fltscope.schemas.event.EventType.PROCESS_END;
import static fltscope.schemas.event.EventType.PROCESS_START;
import static fltscope.schemas.event.EventType.STACK_WALK_KEY_KERNEL;
import static fltscope.schemas.event.EventType.STACK_WALK_KEY_USER;
import static fltscope.schemas.event.EventType.STACK_WALK_STACK;
import static fltscope.schemas.event.EventType.SYS_CONFIG_VOLUME_MAPPING;
import static fltscope.schemas.event.EventType.THREAD_DC_END;
import static fltscope.schemas.event.EventType.THREAD_DC_START;
import static fltscope.schemas.event.EventType.THREAD_END;
import static fltscope.schemas.event.EventType.THREAD_START;

import fltscope.schemas.event.EventType;
import fltscope.schemas.event.KernelFlags;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A part of what can be recorded, that questions rest on: the events that show it, the kernel flag that turns them on, and
 * the keyword of Microsoft-Windows-Kernel-File that does so too, or, where there is no flag, what else does.
 */
public enum Aspect {
    CREATES("creates", KernelFlags.FILE_IO_INIT, "FILEIO 0x20", FILE_IO_CREATE, KERNEL_FILE_CREATE),
    CLEANUPS("cleanups", KernelFlags.FILE_IO_INIT, "FILEIO 0x20", FILE_IO_CLEANUP, KERNEL_FILE_CLEANUP),
    CLOSES("closes", KernelFlags.FILE_IO_INIT, "FILEIO 0x20", FILE_IO_CLOSE, KERNEL_FILE_CLOSE),
    OPERATION_ENDS(
            "operation ends", KernelFlags.FILE_IO, "OP_END 0x40", FILE_IO_OPERATION_END, KERNEL_FILE_OPERATION_END),
    FILE_NAMES(
            "file names",
            KernelFlags.DISK_FILE_IO,
            "FILENAME 0x10",
            FILE_IO_NAME,
            FILE_IO_FILE_CREATE,
            FILE_IO_FILE_DELETE,
            FILE_IO_FILE_RUNDOWN,
            KERNEL_FILE_NAME_CREATE,
            KERNEL_FILE_NAME_DELETE),
    CALLBACK_STARTS("callback starts", KernelFlags.FLT_IO_INIT, "", FLT_IO_PRE_OP_INIT, FLT_IO_POST_OP_INIT),
    CALLBACK_ENDS("callback ends (IRP)", KernelFlags.FLT_IO, "", FLT_IO_PRE_OP_COMPLETION, FLT_IO_POST_OP_COMPLETION),
    FAST_CALLBACK_ENDS(
            "callback ends (fast)", KernelFlags.FLT_FASTIO, "", FLT_IO_PRE_OP_COMPLETION, FLT_IO_POST_OP_COMPLETION),
    CALLBACK_FAILURES(
            "callback failures", KernelFlags.FLT_IO_FAILURE, "", FLT_IO_PRE_OP_FAILURE, FLT_IO_POST_OP_FAILURE),
    IMAGES("images (drivers)", KernelFlags.IMAGE_LOAD, "", IMAGE_LOAD, IMAGE_UNLOAD, IMAGE_DC_START, IMAGE_DC_END),
    PROCESSES(
            "processes",
            KernelFlags.PROCESS,
            "",
            PROCESS_START,
            PROCESS_END,
            PROCESS_DC_START,
            PROCESS_DC_END,
            PROCESS_DEFUNCT),
    THREADS("threads", KernelFlags.THREAD, "", THREAD_START, THREAD_END, THREAD_DC_START, THREAD_DC_END),
    STACKS(
            "stacks",
            null,
            "stack walking (xperf -stackwalk FileCreate+MiniFilterPreOpInit)",
            STACK_WALK_STACK,
            STACK_WALK_KEY_KERNEL,
            STACK_WALK_KEY_USER),
    FILTER_CHANGES(
            "filter loads, unloads",
            null,
            "provider Microsoft-Windows-FilterManager",
            FILTER_MANAGER_FILTER_UNLOADED,
            FILTER_MANAGER_NAME_CACHE_DISABLED,
            FILTER_MANAGER_VOLUME_ATTACH_FAILED,
            FILTER_MANAGER_FILTER_ATTACH_FAILED,
            FILTER_MANAGER_FILTER_REGISTER_FAILED,
            FILTER_MANAGER_FILTER_LOADED,
            FILTER_MANAGER_FILTER_START_FAILED,
            FILTER_MANAGER_VOLUME_ATTACHED,
            FILTER_MANAGER_FILE_SYSTEM_ATTACH_FAILED,
            FILTER_MANAGER_FILE_SYSTEM_ATTACHED),
    HANDLES(
            "handles",
            KernelFlags.OB_HANDLE,
            "",
            OBJECT_CREATE_HANDLE,
            OBJECT_CLOSE_HANDLE,
            OBJECT_DUPLICATE_HANDLE,
            OBJECT_HANDLE_DC_START,
            OBJECT_HANDLE_DC_END),
    REFERENCES(
            "references",
            KernelFlags.OB_OBJECT,
            "",
            OBJECT_REFERENCE_OBJECT,
            OBJECT_DEREFERENCE_OBJECT,
            OBJECT_CREATE_OBJECT,
            OBJECT_DELETE_OBJECT),
    VIEWS(
            "mapped views",
            KernelFlags.VAMAP,
            "",
            FILE_IO_MAP_FILE,
            FILE_IO_UNMAP_FILE,
            FILE_IO_MAP_FILE_DC_START,
            FILE_IO_MAP_FILE_DC_END),
    POOL("pool", KernelFlags.POOL, "", POOL_ALLOCATION, POOL_SESSION_ALLOCATION, POOL_FREE, POOL_SESSION_FREE),
    /** Known by the name of its provider, as its events have none. */
    FILTER_MANAGER("filter manager's own", null, "provider Microsoft-Windows-FltMgrTrace_ (Windows 11 24H2 and later)"),
    VOLUMES("drive letters", null, "a merged trace (wpr -stop, xperf -merge)", SYS_CONFIG_VOLUME_MAPPING);

    private final String label;
    private final KernelFlags flag;
    private final String other;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<EventType> types;

    Aspect(String label, KernelFlags flag, String other, EventType... types) {
        this.label = label;
        this.flag = flag;
        this.other = other;
        this.types = List.of(types);
    }

    /** What to record to have them: the kernel flags, the keywords that do as well, and what no flag turns on. */
    public static String sources(List<Aspect> aspects) {
        Set<String> flags = new LinkedHashSet<>();
        Set<String> keywords = new LinkedHashSet<>();
        Set<String> more = new LinkedHashSet<>();
        for (Aspect aspect : aspects) {
            if (aspect.flag == null) {
                more.add(aspect.other);
            } else {
                flags.add(aspect.flag.name());
                keywords.add(aspect.other);
            }
        }
        List<String> sources = new ArrayList<>();
        if (!flags.isEmpty()) {
            String ways = words("kernel flag", flags);
            sources.add(keywords.contains("") ? ways : ways + " or " + words("Kernel-File keyword", keywords));
        }
        sources.addAll(more);
        return String.join(", and ", sources);
    }

    private static String words(String noun, Set<String> names) {
        return noun + (names.size() == 1 ? " " : "s ") + String.join(", ", names);
    }

    public String label() {
        return label;
    }

    /** The kernel flag that turns it on; null where no flag does. */
    public KernelFlags flag() {
        return flag;
    }

    /** The events that show it. */
    public List<EventType> types() {
        return types;
    }
}
