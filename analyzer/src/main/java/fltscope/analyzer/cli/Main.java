package fltscope.analyzer.cli;

import fltscope.analyzer.cli.output.Failures;
import fltscope.analyzer.cli.output.Interruption;
import fltscope.analyzer.cli.output.Output;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The start of the program. It answers a call for help itself: loading the library of options would double the time. */
public final class Main {
    /** The launchers' word for what {@link #FOUND} is to be instead: a JVM that can not start ends in 1 as well. */
    private static final String FOUND_CODE = "fltscope.found";

    private static final int FOUND = 1;

    private Main() {}

    public static void main(String[] args) {
        int code = run(new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err), args);
        Interruption.ended(code);
        System.exit(code == FOUND ? Integer.getInteger(FOUND_CODE, FOUND) : code);
    }

    /** Runs a command line with other streams than the process's own; returns the exit code. */
    public static int run(OutputStream out, OutputStream err, String... args) {
        Output output = new Output(out);
        PrintWriter errors = new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true);
        Failures failures = new Failures(errors, args);
        int code = Failures.OK;
        try {
            if (asksForHelp(args)) {
                output.print(HelpText.TEXT);
            } else {
                code = TopCommand.execute(output, errors, failures, args);
            }
            output.flush();
        } catch (RuntimeException | Error e) {
            code = failures.exitCode(e);
        }
        errors.flush();
        return code;
    }

    private static boolean asksForHelp(String... args) {
        return args.length == 0 || (args.length == 1 && (args[0].equals("--help") || args[0].equals("-h")));
    }
}
