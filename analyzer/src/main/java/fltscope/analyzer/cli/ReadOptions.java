package fltscope.analyzer.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** The options of every command that reads a trace. */
final class ReadOptions {
    @Option(names = "--strict", description = "Stop at the first damage instead of counting it and reading on.")
    boolean strict;

    @Option(names = "--no-progress", description = "Show no progress, even on a terminal.")
    boolean noProgress;

    @Option(names = Failures.DEBUG, description = "Show the stack trace of an error.")
    boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    boolean help;

    /** Progress over {@code bytes} bytes to read, on standard error where that is a terminal. Close it before other text. */
    Progress progress(PrintWriter errors, long bytes) {
        return noProgress || !Terminal.isStandardError() ? Progress.silent() : new Progress(errors, bytes);
    }
}
