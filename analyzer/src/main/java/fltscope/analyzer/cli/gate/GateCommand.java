package fltscope.analyzer.cli.gate;

import fltscope.analyzer.cli.output.Terminal;
import fltscope.analyzer.gate.baseline.Baseline;
import fltscope.analyzer.gate.baseline.GateBaselineFile;
import fltscope.analyzer.gate.budget.BudgetFile;
import fltscope.analyzer.gate.budget.BudgetLine;
import fltscope.analyzer.gate.judge.Gate;
import fltscope.analyzer.gate.judge.GateOptions;
import fltscope.analyzer.gate.judge.GateResult;
import fltscope.analyzer.gate.judge.Verdict;
import fltscope.analyzer.gate.measure.RunFacts;
import fltscope.analyzer.gate.report.GateView;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "gate",
        subcommands = CalibrateCommand.class,
        description = "Compare runs of a build with a baseline, a budget or both; fail on a regression or a leak.",
        footer = {
            "",
            "Exit codes: 0 pass, 1 regression or leak, 2 wrong usage or a file that can not",
            "be read, 3 inconclusive."
        })
public final class GateCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Mixin
    RunOptions runs;

    @Mixin
    GateRules rules;

    @Mixin
    GateOutputs outputs;

    @Option(names = "--baseline", paramLabel = "FILE", description = "The runs to compare with (baseline create).")
    Path baselineFile;

    @Option(
            names = "--budget",
            paramLabel = "FILE",
            description = "Limits that each run must keep; one trace is enough.")
    Path budgetFile;

    @Option(
            names = "--inconclusive",
            paramLabel = "pass|fail",
            converter = Inconclusive.class,
            description = "Exit with 0 or 1 if the verdict is inconclusive (default: 3).")
    Integer inconclusive;

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "10",
            description = "Rows of each table to print; 0 for all (default: ${DEFAULT-VALUE}). Regressions are always"
                    + " printed.")
    int top;

    @Parameters(
            paramLabel = "TRACE",
            arity = "0..*",
            description = "The runs of the build: one .etl file or queue each, or folders of them.")
    List<Path> traces = new ArrayList<>();

    @Override
    public Integer call() {
        CommandLine command = spec.commandLine();
        check(command);
        GateOptions options = rules.options(command);
        List<Path> files = RunFiles.of(command, traces);
        List<Path> read = new ArrayList<>(files);
        read.add(baselineFile);
        read.add(budgetFile);
        outputs.check(command, read);
        List<BudgetLine> budget = budgetFile == null ? List.of() : BudgetFile.read(budgetFile);
        Baseline baseline = baselineFile == null ? null : GateBaselineFile.read(baselineFile);
        List<RunFacts> now = runs.measure(command, files);
        rules.check(command, baseline == null ? List.of() : baseline.runs(), now);
        GateResult result = Gate.judge(baseline, now, budget, options);
        int code = code(result.verdict());
        GateView view = new GateView(result, text(baselineFile), text(budgetFile), code, top, Terminal.hasColours());
        outputs.write(view, command.getOut(), command.getErr(), Clock.systemUTC());
        return code;
    }

    private void check(CommandLine command) {
        if (baselineFile == null && budgetFile == null) {
            throw new ParameterException(
                    command, "nothing to hold the runs against: give --baseline FILE, --budget FILE, or both");
        }
        if (traces.isEmpty()) {
            throw new ParameterException(command, "no traces to gate: give .etl files or queues, or folders of them");
        }
        if (top < 0) {
            throw new ParameterException(command, "--top is a number of rows, or 0 for all: " + top);
        }
    }

    private int code(Verdict verdict) {
        return verdict == Verdict.INCONCLUSIVE && inconclusive != null ? inconclusive : verdict.exitCode();
    }

    private static String text(Path file) {
        return file == null ? null : file.toString();
    }

    /** Reads what becomes of an inconclusive verdict. */
    static final class Inconclusive implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return switch (text) {
                case "pass" -> Verdict.PASS.exitCode();
                case "fail" -> Verdict.REGRESSION.exitCode();
                default -> throw new TypeConversionException("'" + text + "' is neither pass nor fail");
            };
        }
    }
}
