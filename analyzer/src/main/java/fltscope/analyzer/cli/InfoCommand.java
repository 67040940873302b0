package fltscope.analyzer.cli;

import fltscope.analyzer.report.InfoJson;
import fltscope.analyzer.report.InfoText;
import fltscope.collector.etl.EtlFile;
import fltscope.collector.survey.TraceSurvey;
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
@Command(
        name = "info",
        description = "Shows what a trace is and holds, what it lost, and which questions it can answer.")
final class InfoCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Mixin
    ReadOptions reading;

    @Option(names = "--json", description = "Write JSON.")
    boolean asJson;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The .etl files.")
    List<Path> files;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        return asJson ? json(out) : text(out);
    }

    private int text(PrintWriter out) {
        int code = Failures.OK;
        for (int i = 0; i < files.size(); i++) {
            try {
                TraceSummary trace = survey(files.get(i));
                if (i > 0) {
                    out.print('\n');
                }
                InfoText.write(out, trace);
                out.flush();
            } catch (TraceException e) {
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
                    json.trace(survey(file));
                } catch (TraceException e) {
                    json.error(file.toString(), e.getMessage());
                    code = Failures.report(e, spec.commandLine().getErr(), reading.debug);
                }
            }
        }
        return code;
    }

    private TraceSummary survey(Path path) {
        try (EtlFile file = EtlFile.open(path);
                Progress progress = reading.progress(spec.commandLine().getErr(), file.bytes())) {
            return TraceSurvey.of(file, reading.strict, progress);
        }
    }
}
