package fltscope.analyzer.cli.analyze;

import fltscope.analyzer.cli.option.DebuggerOption;
import fltscope.analyzer.cli.option.InstanceFile;
import fltscope.analyzer.cli.option.OpenSymbols;
import fltscope.analyzer.cli.option.ReadOptions;
import fltscope.analyzer.cli.option.ReportOptions;
import fltscope.analyzer.cli.option.SymbolOptions;
import fltscope.analyzer.cli.output.AtomicFile;
import fltscope.analyzer.cli.output.Failures;
import fltscope.analyzer.cli.output.Interruption;
import fltscope.analyzer.cli.output.Progress;
import fltscope.analyzer.cli.output.Terminal;
import fltscope.analyzer.config.SnapshotFile;
import fltscope.analyzer.finding.holder.HolderRules;
import fltscope.analyzer.input.instances.InstanceList;
import fltscope.analyzer.report.analysis.AnalysisText;
import fltscope.analyzer.report.analysis.HistogramLog;
import fltscope.analyzer.report.analysis.HistogramText;
import fltscope.analyzer.report.explain.DebuggerJson;
import fltscope.analyzer.report.explain.DebuggerText;
import fltscope.analyzer.report.explain.Dump;
import fltscope.analyzer.report.finding.RunningFindings;
import fltscope.analyzer.report.view.AnalysisView;
import fltscope.analyzer.result.Altitudes;
import fltscope.analyzer.result.Analysis;
import fltscope.analyzer.result.ListNotes;
import fltscope.analyzer.run.AnalyzedTrace;
import fltscope.analyzer.run.TraceAnalysis;
import fltscope.analyzer.run.TraceOptions;
import fltscope.analyzer.trend.SlowWanted;
import fltscope.collector.queue.QueueReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "analyze",
        description = "Pair creates with cleanups and closes, explain opens that never end, and measure file"
                + " operations and filter callbacks.")
public final class AnalyzeCommand implements Callable<Integer> {
    private static final String TOO_LONG =
            "the report takes too long; fltscope analyze without --follow prints it as well";

    @Spec
    CommandSpec spec;

    @Mixin
    ReadOptions reading;

    @Mixin
    AnalyzeOptions options;

    @Mixin
    ReportOptions reportOptions;

    @Mixin
    DebuggerOption debugger;

    @Option(names = "--force", description = "Read files together though they are not of one run of one machine.")
    boolean force;

    @Mixin
    SymbolOptions symbols;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "The .etl file, or the files of one recording: the parts of a NEWFILE session, or several"
                    + " sessions; or an archive of them, or a queue; - for standard input.")
    List<Path> files;

    @Option(
            names = "--follow",
            description = "Follow the queue while it is written: print each finding once it is certain, and report when"
                    + " the queue ends, when its writer is gone, or at Ctrl-C.")
    boolean follow;

    @Override
    public Integer call() {
        CommandLine command = spec.commandLine();
        options.check(command);
        Reporting reporting = new Reporting(reportOptions, command, files, Clock.systemUTC());
        InstanceList instances = options.instances == null ? null : InstanceFile.read(command, options.instances);
        Dump dump = debugger.read();
        try (OpenSymbols names = symbols.open(command)) {
            AnalyzedTrace trace = analyzed(reporting.rules(), dump);
            Failures.notes(trace.notes(), command.getErr());
            int code = report(command, reporting, view(command, trace, instances, dump, names), trace, dump);
            names.notes(command.getErr());
            return code;
        }
    }

    private int report(CommandLine command, Reporting reporting, AnalysisView all, AnalyzedTrace trace, Dump dump) {
        HistogramRow histogram =
                options.histogram == null ? null : HistogramRow.of(command, options.histogram, all.callbacks());
        if (options.hlog != null) {
            writeLog(all);
        }
        return reporting.finish(
                all,
                shown -> {
                    write(command.getOut(), shown, histogram);
                    if (dump != null) {
                        command.getOut().print('\n');
                        new DebuggerText(command.getOut(), dump, trace.analysis(), trace.state(), trace.lives())
                                .write();
                    }
                },
                json -> {
                    if (dump != null) {
                        DebuggerJson.write(json, dump, trace.analysis(), trace.state(), trace.lives());
                    }
                });
    }

    private static void write(PrintWriter out, AnalysisView view, HistogramRow histogram) {
        AnalysisText.write(out, view);
        if (histogram != null) {
            out.print('\n');
            HistogramText.write(out, histogram.title(), histogram.latency());
        }
    }

    private AnalyzedTrace analyzed(HolderRules rules, Dump dump) {
        TraceOptions wanted = wanted(rules, dump);
        if (follow) {
            return followed(wanted);
        }
        try (TraceAnalysis trace = TraceAnalysis.of(files, wanted);
                Progress progress = reading.progress(spec.commandLine().getErr(), trace.bytes())) {
            return trace.run(progress);
        }
    }

    private TraceOptions wanted(HolderRules rules, Dump dump) {
        TraceOptions wanted = TraceOptions.standard()
                .withStrict(reading.strict)
                .withAnyMachine(force)
                .withMembers(reading.members())
                .withRules(rules)
                .withGroups(options.by)
                .withSnapshots(
                        options.snapshots.stream().map(SnapshotFile::read).toList())
                .withLivesOf(dump == null ? Set.of() : dump.fileObjects())
                .withoutSections(dump == null ? Map.of() : dump.withoutSection());
        if (options.slowerThan != null) {
            wanted = wanted.withSlow(SlowWanted.slowerThan(options.slowerThan.value()));
        }
        if (options.detail || reportOptions.html != null) {
            wanted = wanted.withDetail();
        }
        return options.hasWindow() ? wanted.withWindow(clock -> options.window(spec.commandLine(), clock)) : wanted;
    }

    private AnalyzedTrace followed(TraceOptions wanted) {
        if (!options.snapshots.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "--snapshot is of a recording that has ended, --follow of one that runs");
        }
        if (files.size() != 1 || !QueueReader.isQueue(files.get(0))) {
            throw new ParameterException(spec.commandLine(), "--follow follows one queue; name its folder");
        }
        PrintWriter lines = reportOptions.textIsWanted()
                ? spec.commandLine().getOut()
                : spec.commandLine().getErr();
        RunningFindings findings = new RunningFindings();
        try (Interruption interruption = Interruption.heeded(spec.commandLine().getErr(), TOO_LONG);
                TraceAnalysis trace = TraceAnalysis.following(
                        files.get(0),
                        wanted,
                        now -> {
                            findings.look(now.opens(), now.nanos()).forEach(lines::println);
                            lines.flush();
                        },
                        () -> !interruption.isAsked())) {
            return trace.run();
        }
    }

    private AnalysisView view(
            CommandLine command, AnalyzedTrace trace, InstanceList instances, Dump dump, OpenSymbols names) {
        Analysis analysis = trace.analysis();
        return new AnalysisView(
                analysis,
                List.of(),
                trace.names(),
                trace.events(),
                trace.lengthNanos(),
                new Narrowing(command, options, analysis).selection(),
                Altitudes.known(analysis, instances != null ? instances : altitudes(dump, analysis)),
                options.top,
                Terminal.hasColours(),
                options.allFrames ? names.view().withAll() : names.view(),
                instances == null ? List.of() : InstanceFile.notes(options.instances, instances, analysis));
    }

    /** What the dump tells, unless it is of another machine; null for nothing. */
    private static InstanceList altitudes(Dump dump, Analysis analysis) {
        InstanceList told = dump == null ? null : dump.altitudes();
        return told != null && ListNotes.fits(told, analysis) ? told : null;
    }

    private void writeLog(AnalysisView view) {
        try {
            AtomicFile.write(options.hlog, out -> {
                PrintStream text = new PrintStream(out, false, StandardCharsets.UTF_8);
                HistogramLog.write(text, view);
                if (text.checkError()) {
                    throw new IOException("the disk is full, or the file has gone");
                }
            });
        } catch (IOException e) {
            throw new ParameterException(
                    spec.commandLine(), "--hlog: " + options.hlog + ": can not be written: " + e.getMessage(), e);
        }
    }
}
