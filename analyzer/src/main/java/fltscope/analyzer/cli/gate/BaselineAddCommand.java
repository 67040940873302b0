package fltscope.analyzer.cli.gate;

import fltscope.analyzer.cli.output.Failures;
import fltscope.analyzer.cli.output.NewFile;
import fltscope.analyzer.cli.output.ToolVersion;
import fltscope.analyzer.gate.baseline.Baseline;
import fltscope.analyzer.gate.baseline.GateBaselineFile;
import fltscope.analyzer.gate.measure.RunFacts;
import fltscope.analyzer.gate.report.BaselineText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "add", description = "Measure more runs of the same build and add them to a baseline.")
final class BaselineAddCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Mixin
    RunOptions runs;

    @Parameters(index = "0", paramLabel = "FILE", description = "The baseline.")
    Path file;

    @Parameters(
            index = "1..*",
            paramLabel = "TRACE",
            arity = "1..*",
            description = "The runs: one .etl file or queue each, or folders of them.")
    List<Path> traces;

    @Override
    public Integer call() {
        CommandLine command = spec.commandLine();
        Baseline before = GateBaselineFile.read(file);
        List<RunFacts> all = new ArrayList<>(before.runs());
        for (RunFacts run : runs.measure(command, RunFiles.of(command, traces))) {
            if (before.runs().stream().anyMatch(other -> isSame(other, run))) {
                throw new ParameterException(command, run.name() + " is in " + file + " already: each run counts once");
            }
            all.add(run);
        }
        Baseline baseline = new Baseline(ToolVersion.number(), all, before.noise());
        NewFile.write(file, out -> GateBaselineFile.write(out, baseline));
        BaselineText.written(command.getOut(), file.toString(), baseline);
        return Failures.OK;
    }

    /** Whether what a baseline keeps of a run is what was measured. */
    private static boolean isSame(RunFacts kept, RunFacts measured) {
        return kept.traces().equals(measured.traces())
                && kept.operations() == measured.operations()
                && kept.callbacks().equals(measured.callbacks())
                && measured.metrics().containsAll(kept.metrics());
    }
}
