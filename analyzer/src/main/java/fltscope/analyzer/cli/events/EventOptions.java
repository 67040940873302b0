package fltscope.analyzer.cli.events;

import fltscope.analyzer.cli.option.Moment;
import fltscope.analyzer.names.Glob;
import fltscope.analyzer.report.events.EventFilter;
import fltscope.analyzer.report.events.EventKind;
import fltscope.analyzer.report.events.EventKinds;
import fltscope.analyzer.report.events.FileFilter;
import fltscope.schemas.event.EventType;
import fltscope.schemas.event.Guid;
import fltscope.schemas.event.KernelGroup;
import fltscope.schemas.trace.TraceClock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that choose events. */
final class EventOptions {
    /** With the backquote that debuggers put between the halves. */
    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-f`]{1,17}|[0-9a-f]{8}`?[0-9a-f]{8}");

    @Option(
            names = "--provider",
            paramLabel = "NAME|GUID",
            description = "Only events of this provider or kernel group, as fltscope info names it. Repeatable.")
    List<String> providers = new ArrayList<>();

    @Option(
            names = "--kind",
            paramLabel = "NAME",
            description = "Only events of this name, with or without provider (Image/Load, Create); * matches any"
                    + " characters. Repeatable.")
    List<String> kinds = new ArrayList<>();

    @Option(
            names = "--pid",
            paramLabel = "N",
            description = "Only events of this process, or written by it. Repeatable.")
    List<Long> processIds = new ArrayList<>();

    @Option(
            names = "--file",
            paramLabel = "PATTERN|ADDRESS",
            description =
                    "Only events about a file: its NT or DOS path, or its name alone, with * and ?; or the address"
                            + " of its FILE_OBJECT or FileKey in hexadecimal.")
    String file;

    @Option(
            names = "--from",
            paramLabel = "T",
            converter = Moment.Converter.class,
            description =
                    "Only events from this time on: since the start (1.5, 250ms, 10us), or 2026-03-02T03:14:19.5Z.")
    Moment from;

    @Option(
            names = "--to",
            paramLabel = "T",
            converter = Moment.Converter.class,
            description = "Only events up to this time.")
    Moment to;

    @Option(names = "--limit", paramLabel = "N", description = "Stop after N events.")
    long limit = Long.MAX_VALUE;

    /** Whether names were given that have to be looked up among the kinds of events of the trace. */
    boolean needKinds() {
        return !providers.isEmpty() || !kinds.isEmpty();
    }

    /**
     * The filter that the options ask for.
     *
     * @throws ParameterException where one names what there is not
     */
    EventFilter filter(CommandLine command, TraceClock clock, EventKinds present) {
        for (long processId : processIds) {
            if (processId < 0 || processId > 0xFFFF_FFFEL) {
                throw new ParameterException(command, "Invalid value for option '--pid': " + processId);
            }
        }
        if (limit < 0) {
            throw new ParameterException(command, "Invalid value for option '--limit': " + limit);
        }
        long fromTicks = from == null ? Long.MIN_VALUE : from.ticks(clock);
        long toTicks = to == null ? Long.MAX_VALUE : to.ticks(clock);
        Moment.checkOrder(command, fromTicks, toTicks);
        Set<Integer> ids = new HashSet<>();
        processIds.forEach(id -> ids.add(id.intValue()));
        return new EventFilter(
                providers.stream().map(name -> provider(command, name, present)).toList(),
                kinds.stream().map(name -> kind(command, name, present)).toList(),
                ids,
                file == null ? null : fileFilter(file),
                fromTicks,
                toTicks);
    }

    private static Glob provider(CommandLine command, String name, EventKinds present) {
        Glob pattern = new Glob(isGuid(name) ? name.replace("{", "").replace("}", "") : name);
        if (isGuid(name)
                || anyKind(present, kind -> EventFilter.isOf(pattern, kind))
                || anyType(type -> pattern.matches(type.provider()))
                || anyGroup(group -> pattern.matches(group.label()))) {
            return pattern;
        }
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        present.all().forEach(kind -> names.add(kind.provider()));
        throw new ParameterException(
                command, "--provider: '" + name + "' is not in this trace; it has " + String.join(", ", names));
    }

    private static Glob kind(CommandLine command, String name, EventKinds present) {
        Glob pattern = new Glob(name);
        if (anyKind(present, kind -> EventFilter.isCalled(pattern, kind))
                || anyType(type -> pattern.matches(type.event()) || pattern.matches(type.label()))) {
            return pattern;
        }
        throw new ParameterException(
                command,
                "--kind: no event is called '" + name + "'; fltscope info FILE lists what this trace holds,"
                        + " for example " + present.all().get(0).label());
    }

    private static boolean anyKind(EventKinds kinds, Predicate<EventKind> test) {
        return kinds.all().stream().anyMatch(test);
    }

    private static boolean anyType(Predicate<EventType> test) {
        for (EventType type : EventType.values()) {
            if (type != EventType.UNKNOWN && test.test(type)) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyGroup(Predicate<KernelGroup> test) {
        for (KernelGroup group : KernelGroup.values()) {
            if (test.test(group)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isGuid(String name) {
        try {
            Guid.parse(name);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static FileFilter fileFilter(String file) {
        String lower = file.toLowerCase(Locale.ROOT);
        if (!ADDRESS.matcher(lower).matches()) {
            return FileFilter.ofPath(file);
        }
        String digits = lower.replace("0x", "").replace("`", "");
        return FileFilter.ofAddress(Long.parseUnsignedLong(digits, 16));
    }
}
