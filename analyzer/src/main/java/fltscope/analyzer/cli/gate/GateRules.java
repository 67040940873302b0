package fltscope.analyzer.cli.gate;

import fltscope.analyzer.cli.option.Moment;
import fltscope.analyzer.gate.judge.Difference;
import fltscope.analyzer.gate.judge.GateOptions;
import fltscope.analyzer.gate.measure.RunFacts;
import fltscope.analyzer.names.FilterNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** The options that say how runs are compared. */
final class GateRules {
    @Option(
            names = "--filter",
            paramLabel = "NAME",
            split = ",",
            description = "Compare only this minifilter. Repeatable. The fewer metrics, the smaller a change can be"
                    + " distinguished from noise.")
    List<String> filters = new ArrayList<>();

    @Option(
            names = "--allow",
            paramLabel = "WHAT",
            split = ",",
            converter = Allowed.class,
            description = "Compare although this differs: os, processors, filters, altitudes, clock or loss. The report"
                    + " says so.")
    List<Difference.Kind> allowed = new ArrayList<>();

    @Option(
            names = "--min-change",
            paramLabel = "T",
            converter = Moment.Converter.class,
            description = "Ignore changes of a time below this, such as 1us (default: 500ns).")
    Moment minChange;

    /** The same for the gate. */
    GateOptions options(CommandLine command) {
        if (minChange != null && minChange.calendar()) {
            throw new ParameterException(command, "--min-change is a length of time, such as 500ns or 1us");
        }
        Set<Difference.Kind> kinds = EnumSet.noneOf(Difference.Kind.class);
        kinds.addAll(allowed);
        return new GateOptions(
                names(), kinds, minChange == null ? GateOptions.DEFAULT_MIN_CHANGE_NANOS : minChange.value());
    }

    private Set<String> names() {
        return filters.stream().map(GateRules::name).collect(Collectors.toSet());
    }

    private static String name(String filter) {
        return FilterNames.key(filter);
    }

    /** Refuses a filter that no run has: its gate would be open. */
    void check(CommandLine command, List<RunFacts> before, List<RunFacts> now) {
        Set<String> there = new TreeSet<>();
        for (List<RunFacts> side : Arrays.asList(before, now)) {
            side.forEach(run -> run.filters().forEach(filter -> there.add(filter.name())));
        }
        Set<String> missing = new HashSet<>(names());
        missing.removeAll(there);
        if (!missing.isEmpty()) {
            throw new ParameterException(
                    command,
                    "--filter: no run has callbacks of '" + String.join("', '", missing) + "'; there "
                            + (there.isEmpty() ? "are none at all" : "is " + String.join(", ", there)));
        }
    }

    /** Reads what is let through. */
    static final class Allowed implements ITypeConverter<Difference.Kind> {
        @Override
        public Difference.Kind convert(String text) {
            for (Difference.Kind kind : Difference.Kind.values()) {
                if (kind.label().equalsIgnoreCase(text)) {
                    return kind;
                }
            }
            String kinds = Arrays.stream(Difference.Kind.values())
                    .map(Difference.Kind::label)
                    .collect(Collectors.joining(", "));
            throw new TypeConversionException("'" + text + "' is none of " + kinds);
        }
    }
}
