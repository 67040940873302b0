package fltscope.analyzer.report.explain;

import fltscope.analyzer.input.Altitude;
import fltscope.analyzer.input.debugger.FilterFact;
import fltscope.analyzer.life.Life;
import fltscope.analyzer.life.LifeCallback;
import fltscope.analyzer.life.LifeRequest;
import fltscope.analyzer.names.FilterNames;
import fltscope.analyzer.report.stack.StackJson;
import fltscope.analyzer.report.stack.StackLines;
import fltscope.analyzer.report.stack.StackView;
import fltscope.analyzer.state.Image;
import fltscope.analyzer.state.StackFrame;
import fltscope.analyzer.state.TraceState;
import fltscope.analyzer.text.Escape;
import fltscope.schemas.event.MajorFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Puts names to the addresses and numbers of a life, with what the whole trace tells. Texts are safe to print. */
final class LifeNames {
    private static final String PREFIX = "IRP_MJ_";

    private final TraceState state;
    private final Dump dump;
    private final StackView stacks;

    /**
     * @param dump tells altitudes; null for none
     */
    LifeNames(TraceState state, Dump dump, StackView stacks) {
        this.state = state;
        this.dump = dump;
        this.stacks = stacks;
    }

    /** Driver of a callback's routine; null when not known. */
    String driver(LifeCallback callback) {
        Image image = state.images().driverAt(callback.routine(), callback.ticks());
        return image == null ? null : image.name();
    }

    /** Filter of a callback with its altitude where that is known: {@code vfsmfd @263410}. */
    String filter(LifeCallback callback) {
        String driver = driver(callback);
        return driver == null ? String.format(Locale.ROOT, "0x%x", callback.routine()) : filter(driver);
    }

    /** A driver as a filter: {@code vfsmfd @263410}. */
    String filter(String driver) {
        Altitude altitude = dump == null ? null : dump.altitude(driver);
        return Escape.text(FilterNames.of(driver)) + (altitude == null ? "" : " @" + altitude);
    }

    /** Address of a driver's FLT_FILTER, or words that stand for it. */
    String filterAddress(String driver) {
        String name = FilterNames.of(driver);
        FilterFact shown = dump == null ? null : dump.filter(name);
        return shown == null ? "<address of " + Escape.text(name) + ">" : address(shown.address());
    }

    /** Process that issued a request; -1 when not known. */
    int process(LifeRequest request) {
        return state.processOf(request.threadId(), request.processId(), request.startTicks());
    }

    /** Image of that process; null when not known. */
    String processImage(LifeRequest request) {
        int process = process(request);
        return process == -1 ? null : state.processes().nameAt(process, request.startTicks());
    }

    /** {@code svchost.exe (1184) thread 2216}; what is not known is left out, and all may be. */
    String issuer(LifeRequest request) {
        int process = process(request);
        String image = processImage(request);
        StringBuilder text = new StringBuilder(image == null ? process == -1 ? "" : "process" : Escape.text(image));
        if (process != -1) {
            text.append(image == null ? " " + process : " (" + process + ")");
        }
        if (request.threadId() != -1) {
            text.append(text.isEmpty() ? "thread " : " thread ").append(Integer.toUnsignedString(request.threadId()));
        }
        return text.toString();
    }

    /** {@code DEVICE_CONTROL}. */
    static String function(int majorFunction) {
        String name = MajorFunction.name(majorFunction);
        if (name == null) {
            return String.format(Locale.ROOT, "function 0x%02x", majorFunction);
        }
        return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
    }

    /** What a request does: the operation of FileIo where that says more than the major function. */
    static String function(LifeRequest request) {
        return request.operation() == null
                ? function(request.majorFunction())
                : request.operation().name();
    }

    /** {@code ffffe0000110b630}, as a debugger prints it. */
    static String address(long address) {
        return String.format(Locale.ROOT, address >>> Integer.SIZE == 0 ? "%08x" : "%016x", address);
    }

    /** The frames of the create, innermost first. */
    List<StackFrame> stack(Life life) {
        List<StackFrame> frames = new ArrayList<>();
        int process = life.create() == null ? -1 : process(life.create());
        for (long frame : life.stack()) {
            frames.add(StackFrame.of(state, frame, process, life.stackTicks()));
        }
        return frames;
    }

    /** The rows of the create's stack as text. */
    List<String> stackLines(Life life) {
        return StackLines.of(stack(life), stacks.withAll());
    }

    /** The same with all that is known of each; empty where there are no names. */
    List<Map<String, Object>> stackRows(Life life) {
        return stacks.hasSymbols() ? StackJson.rows(stack(life), stacks) : List.of();
    }

    /** Path of a life, or why it has none. */
    static String path(Life life) {
        if (life.path() != null) {
            return Escape.text(life.path());
        }
        return life.openedById() ? "(opened by file id; its path was not recorded)" : "(path not recorded)";
    }

    /** The path with its drive letter; null where that is not known, or there is no path. */
    String dosPath(Life life) {
        if (life.path() == null) {
            return null;
        }
        String dos = state.volumes().dosPath(life.path());
        return dos.equals(life.path()) ? null : Escape.text(dos);
    }
}
