package fltscope.analyzer.cli.gate;

import fltscope.analyzer.cli.option.ReportOptions;
import fltscope.analyzer.cli.output.Failures;
import fltscope.analyzer.cli.output.NewFile;
import fltscope.analyzer.gate.baseline.Baseline;
import fltscope.analyzer.gate.judge.Gate;
import fltscope.analyzer.gate.judge.GateResult;
import fltscope.analyzer.gate.measure.RunFacts;
import fltscope.analyzer.gate.report.CompareText;
import fltscope.analyzer.gate.report.GateJson;
import fltscope.analyzer.gate.report.GatePage;
import fltscope.analyzer.gate.report.GateView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Stack;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "compare",
        description = "Show what changed between the runs of two builds, without a verdict.",
        customSynopsis = {
            "fltscope compare [OPTIONS] A... -- B...",
            "       fltscope compare [OPTIONS] --a TRACE... --b TRACE..."
        },
        preprocessor = CompareCommand.Sides.class)
public final class CompareCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Mixin
    RunOptions runs;

    @Mixin
    GateRules rules;

    @Option(names = "--a", paramLabel = "TRACE", arity = "1..*", description = "The runs before.")
    List<Path> before = new ArrayList<>();

    @Option(names = "--b", paramLabel = "TRACE", arity = "1..*", description = "The runs after.")
    List<Path> now = new ArrayList<>();

    @Option(
            names = "--json",
            paramLabel = "FILE.json",
            arity = "0..1",
            preprocessor = ReportOptions.JsonFile.class,
            description = "Write all numbers as JSON: to FILE.json and the text as usual, or without FILE to standard"
                    + " output instead of the text. A name that does not end in .json needs --json=FILE.")
    Path json;

    @Option(names = "--html", paramLabel = "FILE.html", description = "Write one page for a browser, each run a dot.")
    Path html;

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "20",
            description = "Rows of each table to print; 0 for all (default: ${DEFAULT-VALUE}).")
    int top;

    @Parameters(
            paramLabel = "A... -- B",
            arity = "0..*",
            description = "The runs before, --, and the runs after: one .etl file or queue each, or folders of them.")
    List<Path> first = new ArrayList<>();

    @Override
    public Integer call() {
        CommandLine command = spec.commandLine();
        before.addAll(first);
        check(command);
        List<Path> filesOfA = RunFiles.of(command, before);
        List<Path> filesOfB = RunFiles.of(command, now);
        Path output = ReportOptions.STANDARD_OUTPUT.equals(json) ? null : json;
        RunFiles.keep(command, "--json", output, filesOfA);
        RunFiles.keep(command, "--json", output, filesOfB);
        RunFiles.keep(command, "--html", html, filesOfA);
        RunFiles.keep(command, "--html", html, filesOfB);
        List<RunFacts> a = runs.measure(command, filesOfA);
        List<RunFacts> b = runs.measure(command, filesOfB);
        rules.check(command, a, b);
        GateResult result =
                Gate.judge(new Baseline(a.get(0).tool(), a, List.of()), b, List.of(), rules.options(command));
        GateView view = new GateView(result, "A", null, Failures.OK, top, false);
        if (html != null) {
            NewFile.write(html, file -> GatePage.writeComparison(file, view));
        }
        if (ReportOptions.STANDARD_OUTPUT.equals(json)) {
            GateJson.writeComparison(command.getOut(), view);
        } else {
            if (json != null) {
                NewFile.write(json, file -> GateJson.writeComparison(file, view));
            }
            CompareText.write(command.getOut(), view);
        }
        return Failures.OK;
    }

    private void check(CommandLine command) {
        if (before.isEmpty() || now.isEmpty()) {
            throw new ParameterException(
                    command,
                    before.isEmpty() && now.isEmpty()
                            ? "no runs to compare: give A... -- B..., or --a and --b"
                            : "runs of one build only: give those of the other as well, as in A... -- B...");
        }
        if (top < 0) {
            throw new ParameterException(command, "--top is a number of rows, or 0 for all: " + top);
        }
    }

    /** Reads {@code --} as {@code --b}; otherwise it would end the options, and not tell where it stood. */
    static final class Sides implements IParameterPreprocessor {
        private static final String SEPARATOR = "--";

        @Override
        @SuppressWarnings("JdkObsolete") // picocli's type
        public boolean preprocess(
                Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> parsing) {
            int at = args.lastIndexOf(SEPARATOR);
            if (at >= 0) {
                args.set(at, "--b");
            }
            return false;
        }
    }
}
