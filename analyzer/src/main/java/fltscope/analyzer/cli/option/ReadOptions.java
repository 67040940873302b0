package fltscope.analyzer.cli.option;

import fltscope.analyzer.cli.output.Failures;
import fltscope.analyzer.cli.output.Progress;
import fltscope.analyzer.cli.output.Terminal;
import fltscope.analyzer.names.Glob;
import fltscope.collector.archive.Members;
import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** The options of every command that reads a trace. */
public final class ReadOptions {
    @Option(names = "--strict", description = "Stop at the first damage instead of counting it.")
    public boolean strict;

    @Option(
            names = "--member",
            paramLabel = "NAME",
            description = "Of an archive (.zip, .diagsession, .7z, .cab) read this file; with * and ? those of one"
                    + " recording.")
    String member;

    @Option(names = "--no-progress", description = "Do not show progress, even on a terminal.")
    boolean noProgress;

    @Option(names = Failures.DEBUG, description = "Print the stack trace of an error.")
    public boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    boolean help;

    /** Which files of an archive are meant. */
    public Members members() {
        return member == null ? Members.ONE : Members.named(new Glob(member)::matches);
    }

    /** The same where each trace of an archive is a matter of its own. */
    public Members allMembers() {
        return member == null ? Members.ALL : members();
    }

    /** Progress over {@code bytes} bytes to read, on standard error where that is a terminal. Close it before other text. */
    public Progress progress(PrintWriter errors, long bytes) {
        return noProgress || !Terminal.isStandardError() ? Progress.silent() : new Progress(errors, bytes);
    }
}
