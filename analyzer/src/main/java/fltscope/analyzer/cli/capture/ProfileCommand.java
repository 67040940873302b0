package fltscope.analyzer.cli.capture;

import fltscope.analyzer.cli.output.Failures;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "profile",
        description = "Print a profile or commands that make a tool of Windows record what the analysis needs, where"
                + " no Java runs.")
public final class ProfileCommand implements Callable<Integer> {
    /** The tools; their names are what a user types. */
    @SuppressWarnings("MemberName")
    enum Tool {
        wprp(ForeignProfile.WPRP),
        xperf(ForeignProfile.XPERF),
        logman(ForeignProfile.LOGMAN);

        private final String text;

        Tool(String text) {
            this.text = text;
        }
    }

    /** The profiles of capture that other tools can follow. */
    @SuppressWarnings("MemberName") // what a user types
    enum Wanted {
        unload,
        holders
    }

    @Spec
    CommandSpec spec;

    @Option(names = Failures.DEBUG, description = "Print the stack trace of an error.")
    boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    boolean help;

    @Option(
            names = "--profile",
            paramLabel = "unload|holders",
            defaultValue = "unload",
            description = "What to record (default: ${DEFAULT-VALUE}): as fltscope capture does.")
    Wanted wanted;

    @Parameters(
            paramLabel = "wprp|xperf|logman",
            description = "The tool: Windows Performance Recorder (a profile), xperf or logman (commands).")
    Tool tool;

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(wanted == Wanted.holders ? ForeignProfile.withHolders(tool.text) : tool.text);
        return Failures.OK;
    }
}
