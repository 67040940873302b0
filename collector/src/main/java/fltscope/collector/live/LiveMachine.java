package fltscope.collector.live;

import com.sun.jna.Memory;
import fltscope.collector.live.session.Providers;
import fltscope.collector.live.session.RunningSessions;
import fltscope.collector.live.session.SessionSettings;
import fltscope.collector.live.snapshot.SnapshotSource;
import fltscope.collector.live.snapshot.WindowsSnapshot;
import fltscope.collector.live.win32.ClockFunctions;
import fltscope.collector.live.win32.NativeBinding;
import fltscope.collector.live.win32.NtFunctions;
import fltscope.collector.live.win32.WindowsError;
import fltscope.schemas.trace.TraceClock;
import fltscope.schemas.trace.TraceException;
import fltscope.schemas.trace.TraceHeader;
import fltscope.schemas.trace.TraceSession;
import fltscope.schemas.trace.TracedMachine;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** The Windows that this process runs on: its version, its clock, and the sessions of fltscope on it. */
public final class LiveMachine {
    /** Windows 8 and Server 2012: the first with system loggers of one's own. */
    static final int FIRST_BUILD_WITH_SYSTEM_LOGGERS = 9200;

    private static final int VERSION_BYTES = 276;
    private static final int VERSION_MAJOR = 4;
    private static final int VERSION_MINOR = 8;
    private static final int VERSION_BUILD = 12;
    private static final long FILE_TIME_UNITS = 10_000_000L;
    private static final int SECONDS_PER_MINUTE = 60;

    private final Memory number = new Memory(Long.BYTES);
    private final long ticksPerSecond;
    private final int major;
    private final int minor;
    private final int build;

    private LiveMachine() {
        Memory version = new Memory(VERSION_BYTES);
        version.clear();
        version.setInt(0, VERSION_BYTES);
        NtFunctions.RtlGetVersion(version);
        major = version.getInt(VERSION_MAJOR);
        minor = version.getInt(VERSION_MINOR);
        build = version.getInt(VERSION_BUILD);
        ClockFunctions.QueryPerformanceFrequency(number);
        ticksPerSecond = number.getLong(0);
    }

    /** Whether there is anything to capture on this operating system; {@link #open} says why not. */
    public static boolean isPossible() {
        return NativeBinding.isPossible();
    }

    /**
     * The machine.
     *
     * @throws TraceException where this is not Windows, with what works here
     */
    public static LiveMachine open() {
        NativeBinding.bind();
        return new LiveMachine();
    }

    /** Build of Windows, such as 19045. */
    public int build() {
        return build;
    }

    /** Version of Windows in words. */
    public String windows() {
        return "Windows " + major + "." + minor + "." + build;
    }

    boolean hasSystemLoggers() {
        return build >= FIRST_BUILD_WITH_SYSTEM_LOGGERS;
    }

    /** The time now, by the clock of all sessions: the performance counter. */
    public synchronized long ticks() {
        ClockFunctions.QueryPerformanceCounter(number);
        return number.getLong(0);
    }

    long ticksPerSecond() {
        return ticksPerSecond;
    }

    private synchronized long fileTime() {
        ClockFunctions.GetSystemTimeAsFileTime(number);
        return number.getLong(0);
    }

    /** The header of a recording that begins now. */
    public TraceHeader header(CapturePlan plan) {
        long startTicks = ticks();
        long startFileTime = fileTime();
        TraceClock clock = new TraceClock(TraceClock.Type.QPC, ticksPerSecond, startTicks, startFileTime);
        long sinceBoot = startTicks / ticksPerSecond * FILE_TIME_UNITS;
        int offsetSeconds =
                ZoneId.systemDefault().getRules().getOffset(Instant.now()).getTotalSeconds();
        SessionSettings settings = SessionSettings.realTime("", plan.profile().needsSystemLogger());
        return new TraceHeader(
                new TracedMachine(
                        major,
                        minor,
                        build,
                        Runtime.getRuntime().availableProcessors(),
                        0,
                        Long.BYTES,
                        startFileTime - sinceBoot,
                        -offsetSeconds / SECONDS_PER_MINUTE),
                new TraceSession(
                        "fltscope capture", "", 0, settings.logFileMode(), settings.bufferKilobytes() * 1024L, 0, 0, 0),
                clock,
                false);
    }

    SnapshotSource snapshotSource() {
        return new WindowsSnapshot();
    }

    /** Whether a provider is registered whose name begins so. */
    public boolean hasProvider(String prefix) {
        return !Providers.withPrefix(prefix).isEmpty();
    }

    /** Names of the sessions that captures left behind whose process has gone. */
    public List<String> leftOver() {
        return RunningSessions.leftOver();
    }

    /** Names of the sessions of captures that still run. */
    public List<String> inUse() {
        return RunningSessions.inUse();
    }

    /**
     * Stops a session that is left over.
     *
     * @throws TraceException when it can not be stopped
     */
    public void remove(String session) {
        int error = RunningSessions.stop(session);
        if (error != WindowsError.SUCCESS && !WindowsError.INSTANCE_NOT_FOUND.is(error)) {
            throw WindowsError.failed("the session " + session + " can not be stopped", error);
        }
    }
}
