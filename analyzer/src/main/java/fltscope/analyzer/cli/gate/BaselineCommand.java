package fltscope.analyzer.cli.gate;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about baselines: files in a repository that are changed by these commands only. */
@Command(
        name = "baseline",
        description = "Create, extend or show a baseline: runs of a build for fltscope gate to compare with.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {BaselineCreateCommand.class, BaselineAddCommand.class, BaselineShowCommand.class})
public final class BaselineCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    boolean help;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "say what to do with it: create, add or show");
    }
}
