package fltscope.analyzer.cli.analyze;

import fltscope.analyzer.cli.option.Moment;
import fltscope.analyzer.result.GroupBy;
import fltscope.analyzer.result.Window;
import fltscope.schemas.trace.TraceClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** The options that say what of an analysis is shown. */
final class AnalyzeOptions {
    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "10",
            description = "Findings, and rows of each table, to print; 0 for all (default: ${DEFAULT-VALUE}).")
    int top;

    @Option(
            names = "--filter",
            paramLabel = "NAME",
            description = "Only this minifilter: its callbacks, and opens and requests that it saw.")
    String filter;

    @Option(
            names = "--volume",
            paramLabel = "PATH|LETTER",
            description = "Only this volume, such as C: or \\Device\\Mup.")
    String volume;

    @Option(
            names = "--process",
            paramLabel = "NAME|PID",
            description = "Only opens by this process, and requests on them.")
    String process;

    @Option(
            names = "--path",
            paramLabel = "GLOB",
            description = "Only opens of, and requests on, files whose NT or DOS path or name matches this pattern of *"
                    + " and ?.")
    String path;

    @Option(
            names = "--min-age",
            paramLabel = "T",
            converter = Moment.Converter.class,
            description = "Only opens and requests at least this old at the end of the trace (30, 30s, 250ms).")
    Moment minAge;

    @Option(
            names = "--from",
            paramLabel = "T",
            converter = Moment.Converter.class,
            description =
                    "Only opens and requests that began at this time or later, and durations that ended then: since"
                            + " the start (1.5, 250ms), or 2026-03-02T03:14:19.5Z. The trace is still read from its"
                            + " start.")
    Moment from;

    @Option(
            names = "--to",
            paramLabel = "T",
            converter = Moment.Converter.class,
            description =
                    "The same up to this time. The trace is still read to its end, to see what became of the opens.")
    Moment to;

    @Option(
            names = "--instances",
            paramLabel = "FILE",
            description =
                    "Take altitudes from this output of fltmc instances, fltmc filters, or both. It overrides those"
                            + " in a capture.")
    Path instances;

    @Option(
            names = "--snapshot",
            paramLabel = "FILE",
            description = "Take altitudes, drivers, and files open at the end from this file of fltscope snapshot or"
                    + " fltscope capture --etl. Repeatable.")
    List<Path> snapshots = new ArrayList<>();

    @Option(
            names = "--by",
            paramLabel = "path|process",
            converter = By.class,
            description = "Also break down file operations and callbacks by path pattern, or by the program that issues"
                    + " them.")
    GroupBy by;

    @Option(
            names = "--all-frames",
            description = "Show all frames of stacks, also the runs of Windows' own that say nothing.")
    boolean allFrames;

    @Option(
            names = "--histogram",
            paramLabel = "FILTER:FUNCTION:PRE|POST",
            description = "Print the histogram of these callbacks, such as vfsmfd:CREATE:PRE.")
    String histogram;

    @Option(
            names = "--hlog",
            paramLabel = "FILE",
            description =
                    "Write all histograms to this file, as an HdrHistogram log; tags are vfsmfd/CREATE/pre, values"
                            + " nanoseconds.")
    Path hlog;

    @Option(
            names = "--slower-than",
            paramLabel = "T",
            converter = Moment.Converter.class,
            description = "List all callbacks and operations that took at least this long (10ms, 250us), up to 1,000 of"
                    + " each filter, instead of the slowest 50.")
    Moment slowerThan;

    @Option(
            names = "--detail",
            description =
                    "Keep latency over time and where time goes, for --json: by filter, function and phase, and by"
                            + " program and path pattern. Takes a little longer.")
    boolean detail;

    /** Takes {@code path} and {@code process}. */
    static final class By implements ITypeConverter<GroupBy> {
        @Override
        public GroupBy convert(String text) {
            for (GroupBy by : GroupBy.values()) {
                if (by.name().toLowerCase(Locale.ROOT).equals(text)) {
                    return by;
                }
            }
            throw new TypeConversionException("'" + text + "' is neither path nor process");
        }
    }

    /** Refuses values that no trace makes right. */
    void check(CommandLine command) {
        if (top < 0) {
            throw new ParameterException(command, "--top is a number of rows, or 0 for all: " + top);
        }
        if (slowerThan != null && slowerThan.calendar()) {
            throw new ParameterException(command, "--slower-than is a length of time, such as 10ms or 250us");
        }
        if (minAge != null && minAge.calendar()) {
            throw new ParameterException(command, "--min-age is a length of time, such as 30s or 250ms");
        }
    }

    /** The part of the trace that is shown. */
    Window window(CommandLine command, TraceClock clock) {
        Window window = new Window(
                from == null ? Long.MIN_VALUE : from.ticks(clock), to == null ? Long.MAX_VALUE : to.ticks(clock));
        Moment.checkOrder(command, window.fromTicks(), window.toTicks());
        return window;
    }

    boolean hasWindow() {
        return from != null || to != null;
    }
}
