package fltscope.analyzer.cli.timeline;

import fltscope.analyzer.cli.option.Moment;
import fltscope.analyzer.cli.option.ReadOptions;
import fltscope.analyzer.cli.output.AtomicFile;
import fltscope.analyzer.cli.output.Failures;
import fltscope.analyzer.cli.output.NewFile;
import fltscope.analyzer.cli.output.Progress;
import fltscope.analyzer.export.timeline.PerfettoTrace;
import fltscope.analyzer.export.timeline.TimeStacks;
import fltscope.analyzer.export.timeline.Timeline;
import fltscope.analyzer.export.timeline.TimelinePass;
import fltscope.analyzer.export.timeline.TimelineWanted;
import fltscope.analyzer.finding.OpenFinding;
import fltscope.analyzer.result.Analysis;
import fltscope.analyzer.run.AnalyzedTrace;
import fltscope.analyzer.run.TraceAnalysis;
import fltscope.analyzer.run.TraceOptions;
import fltscope.analyzer.text.Digits;
import fltscope.analyzer.text.Escape;
import fltscope.analyzer.text.Seconds;
import fltscope.analyzer.trend.TimeShare;
import fltscope.schemas.trace.TraceClock;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Reads a trace twice: first to know who is who and what was found, then for what happened when. */
@Command(
        name = "timeline",
        description = "Write what happened when, thread by thread, for the viewers of Perfetto and speedscope.",
        footer = {
            "",
            "In Perfetto: a track for each thread with its requests, the callbacks of filters",
            "and file operations, for each filter with its callbacks, open files by what",
            "became of them, counters, losses and loads."
        })
public final class TimelineCommand implements Callable<Integer> {
    /** Operations and callbacks that a viewer in a browser takes with ease. */
    private static final int USUAL = 1_000_000;
    /** Each takes about so much memory while it is collected and sorted. */
    private static final int BYTES_EACH = 160;

    private static final long AROUND_NANOS = 1_000_000_000L;
    private static final String GZIP = ".gz";

    /** What a timeline is written as. */
    enum Format {
        PERFETTO,
        SPEEDSCOPE,
        COLLAPSED
    }

    @Spec
    CommandSpec spec;

    @Mixin
    ReadOptions reading;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "Write this file; compressed where its name ends in .gz.")
    Path output;

    @Option(
            names = "--format",
            paramLabel = "perfetto|speedscope|collapsed",
            converter = FormatName.class,
            defaultValue = "perfetto",
            description = "perfetto: all that happened. speedscope, collapsed: the time of filters by function, program"
                    + " and path pattern, as stacks (default: ${DEFAULT-VALUE}).")
    Format format;

    @Option(
            names = "--from",
            paramLabel = "T",
            converter = Moment.Converter.class,
            description = "Only what was under way at this time or later (1.5, 250ms, 2026-03-02T03:14:19.5Z).")
    Moment from;

    @Option(
            names = "--to",
            paramLabel = "T",
            converter = Moment.Converter.class,
            description = "Only what was under way at this time or before.")
    Moment to;

    @Option(
            names = "--finding",
            paramLabel = "ID",
            description = "Only what was done to the opens of this finding of fltscope analyze.")
    String finding;

    @Option(names = "--process", paramLabel = "NAME|PID", description = "Only what this process did.")
    String process;

    @Option(
            names = "--filter",
            paramLabel = "NAME",
            description = "Only the callbacks of this minifilter, without operations.")
    String filter;

    @Option(
            names = "--all",
            description =
                    "All of a long trace; without it, and without --from or --to, the first 1,000,000 operations and"
                            + " callbacks.")
    boolean all;

    @Parameters(
            paramLabel = "TRACE",
            arity = "1..*",
            description = "The .etl file, the files of one recording, or a queue.")
    List<Path> files;

    /** Reads a format. */
    static final class FormatName implements ITypeConverter<Format> {
        @Override
        public Format convert(String text) {
            for (Format format : Format.values()) {
                if (format.name().toLowerCase(Locale.ROOT).equals(text)) {
                    return format;
                }
            }
            throw new TypeConversionException("'" + text + "' is none of perfetto, speedscope, collapsed");
        }
    }

    @Override
    public Integer call() {
        check();
        boolean stacks = format != Format.PERFETTO;
        TraceOptions options =
                TraceOptions.standard().withStrict(reading.strict).withMembers(reading.members());
        try (TraceAnalysis trace = TraceAnalysis.of(files, stacks ? options.withDetail() : options)) {
            AnalyzedTrace analyzed = analyzed(trace);
            if (stacks) {
                writeStacks(analyzed);
            } else {
                writeTimeline(trace, analyzed);
            }
        }
        return Failures.OK;
    }

    private void check() {
        for (Path file : files) {
            if (isSame(file, output)) {
                throw new ParameterException(spec.commandLine(), "-o: " + output + " is the trace itself");
            }
        }
        if (format != Format.PERFETTO
                && (finding != null || process != null || filter != null || from != null || to != null)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--from, --to, --finding, --process and --filter choose what --format perfetto shows");
        }
    }

    private static boolean isSame(Path file, Path other) {
        try {
            return Files.exists(other) && Files.isSameFile(file, other);
        } catch (IOException e) {
            return false;
        }
    }

    private AnalyzedTrace analyzed(TraceAnalysis trace) {
        PrintWriter errors = spec.commandLine().getErr();
        AnalyzedTrace analyzed;
        try (Progress progress = reading.progress(errors, trace.bytes())) {
            analyzed = trace.run(progress);
        }
        Failures.notes(analyzed.notes(), errors);
        return analyzed;
    }

    private void writeStacks(AnalyzedTrace analyzed) {
        List<TimeShare> shares = analyzed.analysis().trend().detail().shares();
        if (shares.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "no callbacks were recorded: record with a profile of fltscope profile wprp, or use --format"
                            + " perfetto");
        }
        NewFile.write(output, out -> {
            if (format == Format.COLLAPSED) {
                TimeStacks.writeCollapsed(out, shares);
            } else {
                TimeStacks.writeSpeedscope(out, String.join(" ", analyzed.names()), shares);
            }
        });
        say(Digits.counted(shares.size(), "stack") + " of own time of filters");
    }

    private void writeTimeline(TraceAnalysis trace, AnalyzedTrace analyzed) {
        TimelineWanted wanted = wanted(trace.clock(), analyzed.analysis());
        TimelinePass pass = new TimelinePass(trace.clock(), analyzed.state(), wanted);
        trace.records(pass);
        Timeline timeline = pass.finish();
        try {
            AtomicFile.write(output, file -> {
                try (OutputStream out = new BufferedOutputStream(
                        output.toString().endsWith(GZIP) ? new GZIPOutputStream(file) : file, 1 << 16)) {
                    PerfettoTrace.write(out, timeline, analyzed.analysis());
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(new IOException(output + ": " + e.getMessage(), e));
        }
        say(Digits.counted(timeline.slices(), "slice") + " up to " + Seconds.moment(timeline.toNanos())
                + "; open it at https://ui.perfetto.dev");
        if (timeline.omitted() > 0) {
            say("left out: " + Digits.grouped(timeline.omitted()) + " that came later; --all has them ("
                    + PerfettoTrace.about(timeline.slices() + timeline.omitted())
                    + "), --from and --to another part");
        }
    }

    private void say(String what) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(Escape.text(output.toString()) + ": " + what);
        out.flush();
    }

    private TimelineWanted wanted(TraceClock clock, Analysis analysis) {
        long fromTicks = from == null ? Long.MIN_VALUE : from.ticks(clock);
        long toTicks = to == null ? Long.MAX_VALUE : to.ticks(clock);
        Moment.checkOrder(spec.commandLine(), fromTicks, toTicks);
        Set<Long> objects = Set.of();
        if (finding != null) {
            List<OpenFinding> found = analysis.opens().stream()
                    .filter(open -> open.fingerprint().equals(finding))
                    .toList();
            if (found.isEmpty()) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--finding: no finding has the id " + finding + "; fltscope analyze lists them");
            }
            objects = found.stream().map(open -> open.file().fileObject()).collect(Collectors.toSet());
            long first = found.stream()
                    .mapToLong(open -> open.create().nanos())
                    .min()
                    .orElse(0);
            fromTicks = Math.max(fromTicks, clock.ticksAt(Math.max(0, first - AROUND_NANOS)));
        }
        int fitting = (int) Math.min(Integer.MAX_VALUE / 4, Runtime.getRuntime().maxMemory() / BYTES_EACH / 2);
        boolean part = all || from != null || to != null;
        return new TimelineWanted(
                fromTicks, toTicks, process, filter, part ? fitting : Math.min(USUAL, fitting), objects);
    }
}
