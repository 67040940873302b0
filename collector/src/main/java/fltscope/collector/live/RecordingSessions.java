package fltscope.collector.live;

import fltscope.collector.live.session.EtwSession;
import fltscope.collector.live.session.Providers;
import fltscope.collector.live.session.RunningSessions;
import fltscope.collector.live.session.SessionLoss;
import fltscope.collector.live.session.SessionSettings;
import fltscope.collector.live.win32.WindowsError;
import fltscope.schemas.event.Guid;
import fltscope.schemas.event.KernelFlags;
import fltscope.schemas.trace.ErrorKind;
import fltscope.schemas.trace.RecordedFlags;
import fltscope.schemas.trace.TraceException;
import java.util.ArrayList;
import java.util.List;

/**
 * The sessions of one capture: a system logger for what the kernel records, where the profile needs it, and an ordinary one
 * for providers. What this Windows does not offer is left out, and {@link #notes} says so.
 */
final class RecordingSessions implements AutoCloseable {
    private static final Guid FILTER_MANAGER = Guid.parse("f3c5e28e-63f6-49c7-a204-e48a1bc4b09d");
    private static final Guid KERNEL_FILE = Guid.parse("edd08927-9cc4-4e65-b970-c2560fb5c289");

    /** FILENAME, FILEIO, OP_END, CREATE, DELETE_PATH, RENAME_SETLINK_PATH, CREATE_NEW_FILE. */
    private static final long KERNEL_FILE_KEYWORDS = 0x10 | 0x20 | 0x40 | 0x80 | 0x400 | 0x800 | 0x1000;

    private static final long ALL_KEYWORDS = -1L;
    private static final int FLT_IO_WORD = KernelFlags.FLT_IO.word();

    /** What is found by the beginning of its name: its GUID and events differ between builds. */
    private static final String FLT_MGR_TRACE = "Microsoft-Windows-FltMgrTrace_";

    /** Files, and the two kinds of ports of filters, by the begin of the types' names. */
    private static final List<String> OBJECT_TYPES = List.of("File", "Filt");

    private final CapturePlan plan;
    private final List<Guid> filterManagerTraces;
    private final List<EtwSession> sessions = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private EtwSession system;
    private EtwSession ordinary;
    private volatile RecordedFlags flags = new RecordedFlags();

    private RecordingSessions(CapturePlan plan) {
        this.plan = plan;
        filterManagerTraces =
                plan.profile().needsFilterManagerTrace() ? Providers.withPrefix(FLT_MGR_TRACE) : List.of();
    }

    /** How a session of a role is made: in real time, or to which file. */
    interface Form {
        SessionSettings settings(String name, boolean systemLogger);
    }

    /**
     * Starts the sessions; they record nothing before {@link #record}.
     *
     * @throws TraceException when one can not be started; then none is left running
     */
    static RecordingSessions start(LiveMachine machine, CapturePlan plan, Form form) {
        RecordingSessions started = new RecordingSessions(plan);
        try {
            if (plan.profile().needsSystemLogger()) {
                if (!machine.hasSystemLoggers()) {
                    throw new TraceException(
                            ErrorKind.USAGE,
                            "capture",
                            machine.windows() + " has no system loggers but the NT Kernel Logger: --profile minimal"
                                    + " works from Windows 7 on, the others need Windows 8 or Server 2012");
                }
                started.system = started.start("system", true, form);
            }
            started.ordinary = started.start("events", false, form);
            return started;
        } catch (RuntimeException e) {
            started.closeAfter(e);
            throw e;
        }
    }

    private EtwSession start(String role, boolean systemLogger, Form form) {
        EtwSession session = EtwSession.start(form.settings(RunningSessions.nameFor(role), systemLogger));
        sessions.add(session);
        return session;
    }

    /** Tells the sessions what to record: events come from here on. */
    void record() {
        if (system != null) {
            recordKernel();
        }
        enable(FILTER_MANAGER, "Microsoft-Windows-FilterManager", ALL_KEYWORDS);
        if (plan.profile().needsKernelFile()) {
            enable(KERNEL_FILE, "Microsoft-Windows-Kernel-File", KERNEL_FILE_KEYWORDS);
        }
        filterManagerTraces.forEach(this::enableFilterManagerTrace);
        plan.providers().forEach(guid -> enable(guid, guid.toString(), ALL_KEYWORDS));
    }

    /** Its keywords have no published masks: Windows is asked for them. */
    private void enableFilterManagerTrace(Guid guid) {
        long keywords = Providers.keywords(guid, plan.profile().filterManagerKeywords());
        if (keywords == 0) {
            notes.add("left out: the provider " + FLT_MGR_TRACE + "*: its keywords are not the known ones");
        } else {
            enable(guid, FLT_MGR_TRACE + "*", keywords);
        }
    }

    private void recordKernel() {
        List<Integer> hooks = plan.stackHooks();
        if (plan.stacks() && !hooks.isEmpty()) {
            try {
                system.stacks(hooks);
            } catch (TraceException e) {
                notes.add("left out: " + e.getMessage());
            }
        }
        int[] masks = CaptureProfile.masks(filtered(plan.flags()));
        try {
            // All flags off first: then the names of files that are open come at the start, not only at the stop.
            system.flags(new int[masks.length]);
        } catch (TraceException e) {
            notes.add("names of files may come at the stop only: " + e.getMessage());
        }
        try {
            system.flags(masks);
        } catch (TraceException e) {
            masks[FLT_IO_WORD] = 0;
            system.flags(masks);
            notes.add("left out: " + e.getMessage());
        }
        flags = RecordedFlags.of(masks);
    }

    /**
     * Tells the kernel which objects and which pool are wanted. Without that, references and pool are a flood, and are left out; handles
     * alone are bearable.
     */
    private List<KernelFlags> filtered(List<KernelFlags> wanted) {
        List<KernelFlags> flags = new ArrayList<>(wanted);
        if (flags.contains(KernelFlags.OB_HANDLE) || flags.contains(KernelFlags.OB_OBJECT)) {
            try {
                system.objectTypes(OBJECT_TYPES);
            } catch (TraceException e) {
                boolean left = flags.remove(KernelFlags.OB_OBJECT);
                notes.add((left ? "left out: references, as " : "handles of all types are recorded, as ")
                        + e.getMessage());
            }
        }
        if (flags.contains(KernelFlags.POOL)) {
            try {
                system.poolTags(plan.poolTags());
            } catch (TraceException e) {
                flags.remove(KernelFlags.POOL);
                notes.add("left out: pool, as " + e.getMessage());
            }
        }
        return flags;
    }

    private void enable(Guid provider, String name, long keywords) {
        int error = ordinary.enable(provider, keywords, plan.stacks() && plan.profile() == CaptureProfile.FULL);
        if (error != WindowsError.SUCCESS) {
            notes.add("left out: the provider " + name + ": " + WindowsError.explain(error));
        }
    }

    /** The providers of the ordinary session whose events only Windows can explain. */
    List<Guid> explainedByWindows() {
        List<Guid> all = new ArrayList<>(filterManagerTraces);
        all.addAll(plan.providers());
        return all;
    }

    /** All sessions; the ordinary one is the last. */
    List<EtwSession> all() {
        return List.copyOf(sessions);
    }

    /** The kernel flags that are on; none are told where the kernel is not recorded. */
    RecordedFlags flags() {
        return flags;
    }

    /** What was left out, and why. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /** Loss of all sessions together. */
    SessionLoss loss() {
        long events = 0;
        long buffers = 0;
        for (EtwSession session : sessions) {
            SessionLoss loss = session.loss();
            events += loss.events();
            buffers += loss.buffers();
        }
        return new SessionLoss(events, buffers);
    }

    private void closeAfter(RuntimeException first) {
        try {
            close();
        } catch (TraceException e) {
            first.addSuppressed(e);
        }
    }

    /**
     * Stops them all, whatever happens to one of them.
     *
     * @throws TraceException when one could not be stopped
     */
    @Override
    public void close() {
        TraceException failure = null;
        for (EtwSession session : sessions) {
            try {
                session.stop();
            } catch (TraceException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
