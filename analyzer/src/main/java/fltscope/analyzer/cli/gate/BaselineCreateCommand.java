package fltscope.analyzer.cli.gate;

import fltscope.analyzer.cli.output.Failures;
import fltscope.analyzer.cli.output.NewFile;
import fltscope.analyzer.cli.output.ToolVersion;
import fltscope.analyzer.gate.baseline.Baseline;
import fltscope.analyzer.gate.baseline.GateBaselineFile;
import fltscope.analyzer.gate.report.BaselineText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "create", description = "Measure runs of a build and write a new baseline.")
final class BaselineCreateCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Mixin
    RunOptions runs;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "The baseline to write.")
    Path file;

    @Option(names = "--force", description = "Overwrite an existing file.")
    boolean force;

    @Parameters(
            paramLabel = "TRACE",
            arity = "1..*",
            description = "The runs: one .etl file or queue each, or folders of them. 10 or more are advised.")
    List<Path> traces;

    @Override
    public Integer call() {
        CommandLine command = spec.commandLine();
        if (!force && Files.exists(file)) {
            throw new ParameterException(
                    command, file + " exists already: baseline add adds runs to it, --force replaces it");
        }
        List<Path> files = RunFiles.of(command, traces);
        RunFiles.keep(command, "-o", file, files);
        Baseline baseline = new Baseline(ToolVersion.number(), runs.measure(command, files), List.of());
        NewFile.write(file, out -> GateBaselineFile.write(out, baseline));
        BaselineText.written(command.getOut(), file.toString(), baseline);
        return Failures.OK;
    }
}
