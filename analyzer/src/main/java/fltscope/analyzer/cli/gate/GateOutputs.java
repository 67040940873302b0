package fltscope.analyzer.cli.gate;

import fltscope.analyzer.cli.option.ReportOptions;
import fltscope.analyzer.cli.output.NewFile;
import fltscope.analyzer.cli.output.OutputClosed;
import fltscope.analyzer.gate.report.GateAnnotations;
import fltscope.analyzer.gate.report.GateJson;
import fltscope.analyzer.gate.report.GatePage;
import fltscope.analyzer.gate.report.GateText;
import fltscope.analyzer.gate.report.GateView;
import fltscope.analyzer.gate.report.junit.GateJunit;
import fltscope.analyzer.gate.report.markdown.GateMarkdown;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that say where a gate's result goes. */
final class GateOutputs {
    @Option(
            names = "--json",
            paramLabel = "FILE.json",
            arity = "0..1",
            preprocessor = ReportOptions.JsonFile.class,
            description =
                    "Write every number behind the verdict as JSON: to FILE.json and the text as usual, or without"
                            + " FILE to standard output instead of the text. A name that does not end in .json needs"
                            + " --json=FILE.")
    Path json;

    @Option(names = "--junit", paramLabel = "FILE", description = "Write JUnit XML, for a build server.")
    Path junit;

    @Option(
            names = "--markdown",
            paramLabel = "FILE",
            description = "Write Markdown, for a comment on a pull request or the summary of a job.")
    Path markdown;

    @Option(names = "--html", paramLabel = "FILE.html", description = "Write one page for a browser, each run a dot.")
    Path html;

    /** Refuses to write over what is read, and two outputs into one file. */
    void check(CommandLine command, List<Path> inputs) {
        Path file = ReportOptions.STANDARD_OUTPUT.equals(json) ? null : json;
        RunFiles.keep(command, "--json", file, inputs);
        RunFiles.keep(command, "--junit", junit, inputs);
        RunFiles.keep(command, "--markdown", markdown, inputs);
        RunFiles.keep(command, "--html", html, inputs);
        List<Path> outputs = Stream.of(file, junit, markdown, html)
                .filter(Objects::nonNull)
                .map(path -> path.toAbsolutePath().normalize())
                .toList();
        if (Set.copyOf(outputs).size() < outputs.size()) {
            throw new ParameterException(command, "--json, --junit, --markdown and --html need a file each");
        }
    }

    /** Writes all that is wanted; in a job of GitHub Actions annotations as well, to standard error. */
    void write(GateView view, PrintWriter out, PrintWriter errors, Clock clock) {
        boolean jsonOnly = ReportOptions.STANDARD_OUTPUT.equals(json);
        try {
            if (jsonOnly) {
                GateJson.writeGate(out, view);
            } else {
                GateText.write(out, view);
            }
            out.flush();
        } catch (OutputClosed e) {
            // Under | head the rest of the text is of no use; the files and the exit code are.
        }
        if (json != null && !jsonOnly) {
            NewFile.write(json, file -> GateJson.writeGate(file, view));
        }
        if (junit != null) {
            NewFile.write(junit, file -> GateJunit.write(file, view, clock.instant()));
        }
        if (markdown != null) {
            NewFile.write(markdown, file -> GateMarkdown.write(file, view));
        }
        if (html != null) {
            NewFile.write(html, file -> GatePage.writeGate(file, view));
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
