package fltscope.analyzer.cli.events;

import fltscope.analyzer.cli.option.ReadOptions;
import fltscope.analyzer.cli.output.Failures;
import fltscope.analyzer.cli.output.Progress;
import fltscope.analyzer.report.info.InfoJson;
import fltscope.analyzer.report.info.InfoText;
import fltscope.collector.etl.EtlFile;
import fltscope.collector.queue.QueueReader;
import fltscope.collector.survey.TraceSurvey;
import fltscope.schemas.trace.ErrorKind;
import fltscope.schemas.trace.TraceException;
import fltscope.schemas.trace.TraceSummary;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells of each file what it is; a file that can not be read is said and the next one follows. */
@Command(name = "info", description = "Show what a trace contains, what it lost, and which questions it can answer.")
public final class InfoCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Mixin
    ReadOptions reading;

    @Option(names = "--json", description = "Write JSON.")
    boolean asJson;

    @Option(
            names = "--check",
            description = "Instead of that show whether the events agree with the layouts that they are read by, as a"
                    + " text (or JSON) without names and paths that can be sent.")
    boolean check;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "The .etl files, archives of them, or queues; - for standard input.")
    List<Path> files;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (check) {
            return new LayoutReport(reading, spec.commandLine().getErr()).write(files, out, asJson);
        }
        return asJson ? json(out) : text(out);
    }

    private int text(PrintWriter out) {
        int code = Failures.OK;
        String between = "";
        for (Path file : files) {
            try {
                for (TraceSummary trace : surveys(file)) {
                    out.print(between);
                    InfoText.write(out, trace);
                    between = "\n";
                }
                out.flush();
            } catch (TraceException e) {
                goOnAfter(e);
                between = "\n";
                code = Failures.report(e, spec.commandLine().getErr(), reading.debug);
            }
        }
        return code;
    }

    private int json(PrintWriter out) {
        int code = Failures.OK;
        try (InfoJson json = new InfoJson(out)) {
            for (Path file : files) {
                try {
                    for (TraceSummary trace : surveys(file)) {
                        json.trace(trace);
                    }
                } catch (TraceException e) {
                    goOnAfter(e);
                    json.error(file.toString(), e.getMessage());
                    code = Failures.report(e, spec.commandLine().getErr(), reading.debug);
                }
            }
        }
        return code;
    }

    /** What one file has done wrong is no reason not to read the next. */
    static void goOnAfter(TraceException e) {
        if (!e.kind().isOfOneFile()) {
            throw e;
        }
    }

    /** One for a file; for a queue what was found of each of its sources when it was made, or what its capture has counted. */
    private List<TraceSummary> surveys(Path path) {
        if (QueueReader.isQueue(path)) {
            List<TraceSummary> summaries =
                    QueueReader.open(path, reading.strict).summaries();
            if (summaries.isEmpty()) {
                throw new TraceException(
                        ErrorKind.WRONG_FORMAT,
                        path.toString(),
                        "is a queue of a live capture that has not come to count its events; fltscope queue info tells"
                                + " what it holds, fltscope analyze what was recorded");
            }
            return summaries;
        }
        List<EtlFile> opened = EtlFile.open(path, reading.allMembers());
        try {
            return opened.stream().map(this::survey).toList();
        } finally {
            opened.forEach(EtlFile::close);
        }
    }

    private TraceSummary survey(EtlFile file) {
        try (Progress progress = reading.progress(spec.commandLine().getErr(), file.bytes())) {
            return TraceSurvey.of(file, reading.strict, progress);
        }
    }
}
