package fltscope.analyzer.cli.capture;

import fltscope.analyzer.cli.output.Failures;
import fltscope.analyzer.cli.output.Terminal;
import fltscope.analyzer.text.Escape;
import fltscope.collector.live.LiveMachine;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "capture",
        description = "Record minifilter I/O on this Windows machine until a command ends, a time is over, or Ctrl-C.",
        footer = {
            "",
            "With a COMMAND the exit code is the command's. Needs an elevated prompt, but for --profile minimal."
        })
public final class CaptureCommand implements Callable<Integer> {
    /** Runs a command line as if it was typed; returns its exit code. */
    @FunctionalInterface
    public interface Typed {
        int execute(PrintWriter out, PrintWriter errors, Failures failures, String... args);
    }

    private final Typed typed;

    @Spec
    CommandSpec spec;

    @Mixin
    CaptureOptions options;

    @Option(names = "--analyze", description = "Analyze at the end and print the report.")
    boolean analyze;

    @Option(names = "--cleanup", description = "Stop sessions that crashed captures left behind, and do nothing else.")
    boolean cleanup;

    @Option(names = "--no-progress", description = "Do not show progress, even on a terminal.")
    boolean noProgress;

    @Option(names = Failures.DEBUG, description = "Print the stack trace of an error.")
    boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    boolean help;

    @Parameters(
            paramLabel = "COMMAND",
            arity = "0..*",
            description = "Run this command with its arguments, and stop when it ends.")
    List<String> command = new ArrayList<>();

    public CaptureCommand(Typed typed) {
        this.typed = typed;
    }

    @Override
    public Integer call() {
        if (!cleanup) {
            options.check(spec.commandLine());
        }
        LiveMachine machine = LiveMachine.open();
        if (cleanup) {
            return cleanUp(machine);
        }
        boolean terminal = !noProgress && Terminal.isStandardError();
        CaptureRun run = new CaptureRun(spec.commandLine(), options, command, terminal);
        int code = run.run(machine);
        return analyze ? Math.max(code, analyze(run.analyzeArguments())) : code;
    }

    private int cleanUp(LiveMachine machine) {
        PrintWriter out = spec.commandLine().getOut();
        List<String> leftOver = machine.leftOver();
        for (String session : leftOver) {
            machine.remove(session);
            out.println("removed " + Escape.text(session));
        }
        if (leftOver.isEmpty()) {
            out.println("no session is left over");
        }
        machine.inUse()
                .forEach(session -> out.println("left alone, as its capture still runs: " + Escape.text(session)));
        return Failures.OK;
    }

    /** Another command, as if typed. */
    private int analyze(List<String> arguments) {
        List<String> args = new ArrayList<>(List.of("analyze"));
        args.addAll(arguments);
        PrintWriter errors = spec.commandLine().getErr();
        return typed.execute(spec.commandLine().getOut(), errors, new Failures(errors), args.toArray(String[]::new));
    }
}
