package fltscope.collector.live.session;

import com.sun.jna.Memory;
import fltscope.collector.live.win32.EtwFunctions;
import fltscope.collector.live.win32.WideText;
import fltscope.collector.live.win32.WindowsError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The sessions of fltscope that run on this machine. Their names hold the process that started them: {@code
 * fltscope-system-4711}. One whose process has gone is left over from a crash.
 */
public final class RunningSessions {
    private static final String PREFIX = "fltscope-";
    private static final int CONTROL_STOP = 1;

    /** EtwMaxLoggers can be raised to this. */
    private static final int MOST_SESSIONS = 256;

    private RunningSessions() {}

    /** The name of a session of this process. */
    public static String nameFor(String role) {
        return PREFIX + role + "-" + ProcessHandle.current().pid();
    }

    /** Names of all sessions that run, whoever started them. */
    public static List<String> all() {
        Memory pointers = new Memory((long) Long.BYTES * MOST_SESSIONS);
        Memory blocks = new Memory((long) TraceProperties.ALL_BYTES * MOST_SESSIONS);
        List<TraceProperties> properties = new ArrayList<>();
        for (int i = 0; i < MOST_SESSIONS; i++) {
            long at = (long) TraceProperties.ALL_BYTES * i;
            properties.add(new TraceProperties(blocks.share(at, TraceProperties.ALL_BYTES)));
            pointers.setPointer((long) Long.BYTES * i, blocks.share(at));
        }
        Memory count = new Memory(Integer.BYTES);
        count.clear();
        int error = EtwFunctions.QueryAllTracesW(pointers, MOST_SESSIONS, count);
        if (error != WindowsError.SUCCESS && !WindowsError.MORE_DATA.is(error)) {
            throw WindowsError.failed("the sessions of this machine can not be listed", error);
        }
        int told = Math.min(count.getInt(0), MOST_SESSIONS);
        return properties.subList(0, told).stream()
                .map(TraceProperties::sessionName)
                .toList();
    }

    /** Names of those that are left over. */
    public static List<String> leftOver() {
        return all().stream().filter(RunningSessions::isLeftOver).toList();
    }

    /** Names of those whose process still runs. */
    public static List<String> inUse() {
        return all().stream()
                .filter(name -> pid(name).isPresent() && !isLeftOver(name))
                .toList();
    }

    /** Stops a session by its name; returns a Win32 error code. */
    public static int stop(String name) {
        int error = EtwFunctions.ControlTraceW(0, WideText.of(name), new TraceProperties().pointer(), CONTROL_STOP);
        return WindowsError.MORE_DATA.is(error) ? WindowsError.SUCCESS : error;
    }

    /** A process has one capture at a time: a session of its own that it meets is left over too. */
    private static boolean isLeftOver(String name) {
        return pid(name)
                .filter(pid -> pid == ProcessHandle.current().pid()
                        || ProcessHandle.of(pid).filter(RunningSessions::isJava).isEmpty())
                .isPresent();
    }

    /** A process id is used again after a while; where the system does not tell its program, it counts as ours. */
    private static boolean isJava(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.toLowerCase(Locale.ROOT).contains("java"))
                .orElse(true);
    }

    private static Optional<Long> pid(String name) {
        String digits = name.substring(name.lastIndexOf('-') + 1);
        boolean ours = name.startsWith(PREFIX) && !digits.isEmpty() && digits.length() < 10;
        return ours && digits.chars().allMatch(Character::isDigit)
                ? Optional.of(Long.parseLong(digits))
                : Optional.empty();
    }
}
