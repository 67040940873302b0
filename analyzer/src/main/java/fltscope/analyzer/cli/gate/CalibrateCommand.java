package fltscope.analyzer.cli.gate;

import fltscope.analyzer.cli.output.Failures;
import fltscope.analyzer.cli.output.NewFile;
import fltscope.analyzer.cli.output.ToolVersion;
import fltscope.analyzer.gate.baseline.Baseline;
import fltscope.analyzer.gate.baseline.GateBaselineFile;
import fltscope.analyzer.gate.baseline.Noise;
import fltscope.analyzer.gate.calibrate.Calibration;
import fltscope.analyzer.gate.calibrate.Calibrator;
import fltscope.analyzer.gate.judge.Difference;
import fltscope.analyzer.gate.judge.Gate;
import fltscope.analyzer.gate.judge.GateOptions;
import fltscope.analyzer.gate.measure.Metric;
import fltscope.analyzer.gate.measure.RunFacts;
import fltscope.analyzer.gate.report.CalibrationText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
        name = "calibrate",
        description = "Compare runs of one build with each other: how often the gate would fail for nothing, and which"
                + " change of each metric is more than noise.")
final class CalibrateCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Mixin
    RunOptions runs;

    @Mixin
    GateRules rules;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "Write the result to this baseline; without traces, use its own runs.")
    Path baselineFile;

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "10",
            description = "Metrics to print; 0 for all (default: ${DEFAULT-VALUE}).")
    int top;

    @Parameters(
            paramLabel = "TRACE",
            arity = "0..*",
            description = "The runs, all of one build: one .etl file or queue each, or folders of them.")
    List<Path> traces = new ArrayList<>();

    @Override
    public Integer call() {
        CommandLine command = spec.commandLine();
        if (traces.isEmpty() && baselineFile == null) {
            throw new ParameterException(command, "no runs to calibrate with: give traces, --baseline FILE, or both");
        }
        if (top < 0) {
            throw new ParameterException(command, "--top is a number of rows, or 0 for all: " + top);
        }
        Baseline baseline = baselineFile == null ? null : GateBaselineFile.read(baselineFile);
        List<RunFacts> facts = traces.isEmpty() ? baseline.runs() : runs.measure(command, RunFiles.of(command, traces));
        GateOptions options = rules.options(command);
        check(command, facts, options);
        Calibration calibration = Calibrator.calibrate(facts, options);
        if (baseline != null) {
            Baseline calibrated =
                    new Baseline(ToolVersion.number(), baseline.runs(), merged(baseline.noise(), calibration.noise()));
            NewFile.write(baselineFile, out -> GateBaselineFile.write(out, calibrated));
        }
        CalibrationText.write(
                command.getOut(), calibration, baselineFile == null ? null : baselineFile.toString(), top);
        return Failures.OK;
    }

    private void check(CommandLine command, List<RunFacts> facts, GateOptions options) {
        rules.check(command, facts, List.of());
        if (facts.size() < Calibrator.LEAST_RUNS) {
            throw new ParameterException(
                    command,
                    "calibration splits the runs into two builds: " + Calibrator.LEAST_RUNS
                            + " are needed, 20 advised, and there "
                            + (facts.size() == 1 ? "is 1" : "are " + facts.size()));
        }
        Baseline self = new Baseline(ToolVersion.number(), facts, List.of());
        List<Difference> differences =
                Gate.judge(self, List.of(), List.of(), options).differences();
        for (Difference difference : differences) {
            if (!difference.allowed()) {
                String kind = difference.kind().label();
                throw new ParameterException(
                        command,
                        "the runs are not of one kind: " + kind + " of " + difference.run() + " differs; --allow "
                                + kind + " takes it all the same");
            }
        }
    }

    /** What was found before of other metrics stays. */
    private static List<Noise> merged(List<Noise> before, List<Noise> found) {
        Map<Metric, Noise> noise = new TreeMap<>();
        before.forEach(one -> noise.put(one.metric(), one));
        found.forEach(one -> noise.put(one.metric(), one));
        return List.copyOf(noise.values());
    }
}
