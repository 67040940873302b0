package fltscope.analyzer.cli.gate;

import fltscope.analyzer.cli.output.Failures;
import fltscope.analyzer.gate.baseline.GateBaselineFile;
import fltscope.analyzer.gate.report.BaselineText;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "show", description = "Show the runs of a baseline and the medians of its metrics.")
final class BaselineShowCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The baseline.")
    Path file;

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "20",
            description = "Metrics to print; 0 for all (default: ${DEFAULT-VALUE}).")
    int top;

    @Option(names = Failures.DEBUG, description = "Print the stack trace of an error.")
    boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    boolean help;

    @Override
    public Integer call() {
        CommandLine command = spec.commandLine();
        if (top < 0) {
            throw new ParameterException(command, "--top is a number of rows, or 0 for all: " + top);
        }
        BaselineText.write(command.getOut(), file.toString(), GateBaselineFile.read(file), top);
        return Failures.OK;
    }
}
