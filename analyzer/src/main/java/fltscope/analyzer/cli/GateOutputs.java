package fltscope.analyzer.cli;

import fltscope.analyzer.gate.report.GateAnnotations;
import fltscope.analyzer.gate.report.GateJson;
import fltscope.analyzer.gate.report.GateJunit;
import fltscope.analyzer.gate.report.GateMarkdown;
import fltscope.analyzer.gate.report.GateText;
import fltscope.analyzer.gate.report.GateView;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Option;

/** The options that say where a gate's result goes. */
final class GateOutputs {
    @Option(
            names = "--json",
            paramLabel = "FILE.json",
            arity = "0..1",
            preprocessor = ReportOptions.JsonFile.class,
            description =
                    "Write every number behind the verdict as JSON: into FILE.json beside the text, or without it to"
                            + " standard output instead of the text. A file of another ending needs --json=FILE.")
    Path json;

    @Option(names = "--junit", paramLabel = "FILE", description = "Write JUnit XML, for the tests of a build server.")
    Path junit;

    @Option(
            names = "--markdown",
            paramLabel = "FILE",
            description = "Write Markdown, for a comment on a pull request or the summary of a job.")
    Path markdown;

    /** Writes all that is wanted; in a job of GitHub Actions annotations as well, to standard error. */
    void write(GateView view, PrintWriter out, PrintWriter errors, Clock clock) {
        if (ReportOptions.STANDARD_OUTPUT.equals(json)) {
            GateJson.writeGate(out, view);
        } else {
            if (json != null) {
                NewFile.write(json, file -> GateJson.writeGate(file, view));
            }
            GateText.write(out, view);
        }
        out.flush();
        if (junit != null) {
            NewFile.write(junit, file -> GateJunit.write(file, view, clock.instant()));
        }
        if (markdown != null) {
            NewFile.write(markdown, file -> GateMarkdown.write(file, view));
        }
        if (wantsAnnotations(System::getenv)) {
            GateAnnotations.write(errors, view);
        }
    }

    /** Whether this is a job of GitHub Actions, which reads both streams. */
    static boolean wantsAnnotations(UnaryOperator<String> environment) {
        return "true".equals(environment.apply("GITHUB_ACTIONS"));
    }
}
