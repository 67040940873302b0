package fltscope.collector.live.session;

import com.sun.jna.Memory;
import fltscope.collector.live.win32.EtwFunctions;
import fltscope.collector.live.win32.NativeGuid;
import fltscope.collector.live.win32.NtFunctions;
import fltscope.collector.live.win32.WideText;
import fltscope.collector.live.win32.WindowsError;
import fltscope.schemas.event.Guid;
import fltscope.schemas.event.KernelGroup;
import fltscope.schemas.event.NtStatus;
import fltscope.schemas.event.PoolTag;
import fltscope.schemas.trace.ErrorKind;
import fltscope.schemas.trace.TraceException;
import java.util.List;
import java.util.UUID;

/** An ETW session of ours: started, told what to record, asked for its loss, and stopped once, by whoever comes first. */
public final class EtwSession implements AutoCloseable {
    private static final int CONTROL_QUERY = 0;
    private static final int CONTROL_STOP = 1;

    private static final int ENABLE_PROVIDER = 1;
    private static final byte LEVEL_VERBOSE = 5;
    private static final int ENABLE_TIMEOUT_MS = 0;

    private static final int STACK_TRACING_INFO = 3;
    private static final int SYSTEM_TRACE_ENABLE_FLAGS_INFO = 4;

    /** SystemPerformanceTraceInformation of SYSTEM_INFORMATION_CLASS. */
    private static final int PERFORMANCE_TRACE_INFORMATION = 31;

    private static final int POOL_TAG_FILTER = 10;
    private static final int OBJECT_TYPE_FILTER = 17;
    private static final int FILTER_HANDLE = 8;
    private static final int FILTER_VALUES = 16;

    /** CLASSIC_EVENT_ID (evntrace.h): EventGuid, Type u8, seven reserved bytes. */
    static final int CLASSIC_EVENT_ID_BYTES = 24;

    static final int CLASSIC_EVENT_ID_TYPE = 16;
    private static final int TYPE_MASK = 0xFF;

    private final String name;
    private final long handle;
    private boolean stopped;
    private SessionLoss loss = SessionLoss.NONE;

    private EtwSession(String name, long handle) {
        this.name = name;
        this.handle = handle;
    }

    /**
     * Starts a session.
     *
     * @throws TraceException when Windows refuses, with what it means and what to do
     */
    public static EtwSession start(SessionSettings settings) {
        Memory handle = new Memory(Long.BYTES);
        handle.clear();
        TraceProperties properties = TraceProperties.of(settings, newGuid());
        int error = EtwFunctions.StartTraceW(handle, WideText.of(settings.name()), properties.pointer());
        if (error != WindowsError.SUCCESS) {
            throw WindowsError.failed("the session " + settings.name() + " can not be started", error);
        }
        return new EtwSession(settings.name(), handle.getLong(0));
    }

    private static Guid newGuid() {
        return Guid.parse(UUID.randomUUID().toString());
    }

    public String name() {
        return name;
    }

    /** Records call stacks at these kernel events; to be called before {@link #flags}. */
    public void stacks(List<Integer> hookIds) {
        Memory ids = new Memory((long) CLASSIC_EVENT_ID_BYTES * hookIds.size());
        ids.clear();
        for (int i = 0; i < hookIds.size(); i++) {
            int hookId = hookIds.get(i);
            long at = (long) CLASSIC_EVENT_ID_BYTES * i;
            NativeGuid.write(ids, at, KernelGroup.of(hookId).guid());
            ids.setByte(at + CLASSIC_EVENT_ID_TYPE, (byte) (hookId & TYPE_MASK));
        }
        set(STACK_TRACING_INFO, ids, "call stacks can not be recorded");
    }

    /** Records what these group masks name; the session is a system logger. */
    public void flags(int... masks) {
        Memory words = new Memory((long) Integer.BYTES * masks.length);
        words.write(0, masks, 0, masks.length);
        set(SYSTEM_TRACE_ENABLE_FLAGS_INFO, words, "minifilter callbacks can not be recorded");
    }

    /** Of object events, those of the types whose names begin so; to be called before {@link #flags}. */
    public void objectTypes(List<String> types) {
        filter(OBJECT_TYPE_FILTER, types, "objects can not be told apart by their types");
    }

    /** Of pool events, those of these tags; to be called before {@link #flags}. */
    public void poolTags(List<String> tags) {
        filter(POOL_TAG_FILTER, tags, "pool can not be told apart by its tags");
    }

    /**
     * EVENT_TRACE_TAG_FILTER_INFORMATION and its like (ntexapi.h of phnt): class u32, four bytes of nothing, TraceHandle u64, then up to
     * four u32, each four letters padded with blanks.
     */
    private void filter(int informationClass, List<String> values, String what) {
        Memory buffer = new Memory(FILTER_VALUES + (long) Integer.BYTES * values.size());
        buffer.clear();
        buffer.setInt(0, informationClass);
        buffer.setLong(FILTER_HANDLE, handle);
        for (int i = 0; i < values.size(); i++) {
            buffer.setInt(FILTER_VALUES + (long) Integer.BYTES * i, PoolTag.of(values.get(i)));
        }
        int status = NtFunctions.NtSetSystemInformation(PERFORMANCE_TRACE_INFORMATION, buffer, (int) buffer.size());
        if (status < 0) {
            throw new TraceException(ErrorKind.USAGE, "capture", what + ": " + NtStatus.text(status));
        }
    }

    private void set(int informationClass, Memory information, String what) {
        int error = EtwFunctions.TraceSetInformation(handle, informationClass, information, (int) information.size());
        if (error != WindowsError.SUCCESS) {
            throw WindowsError.failed(what, error);
        }
    }

    /** Records events of a provider; returns a Win32 error code. */
    public int enable(Guid provider, long keywords, boolean stacks) {
        return EtwFunctions.EnableTraceEx2(
                handle,
                NativeGuid.of(provider),
                ENABLE_PROVIDER,
                LEVEL_VERBOSE,
                keywords,
                0,
                ENABLE_TIMEOUT_MS,
                EnableParameters.of(stacks));
    }

    /** What it has lost so far; after its end, what was told at the stop. */
    public synchronized SessionLoss loss() {
        if (!stopped) {
            control(CONTROL_QUERY);
        }
        return loss;
    }

    /**
     * Stops it; does nothing when that has been done.
     *
     * @throws TraceException when Windows does not stop it, which leaves it running
     */
    public synchronized void stop() {
        if (!stopped) {
            int error = control(CONTROL_STOP);
            stopped = true;
            if (error != WindowsError.SUCCESS && !WindowsError.INSTANCE_NOT_FOUND.is(error)) {
                throw WindowsError.failed(
                        "the session " + name + " can not be stopped (logman stop " + name + " -ets)", error);
            }
        }
    }

    @Override
    public void close() {
        stop();
    }

    private int control(int code) {
        TraceProperties told = new TraceProperties();
        int error = EtwFunctions.ControlTraceW(handle, null, told.pointer(), code);
        // MORE_DATA: the names did not fit; the rest is told, and a stop was done.
        boolean answered = error == WindowsError.SUCCESS || WindowsError.MORE_DATA.is(error);
        if (answered) {
            loss = new SessionLoss(told.eventsLost(), told.buffersLost());
        }
        return answered ? WindowsError.SUCCESS : error;
    }
}
