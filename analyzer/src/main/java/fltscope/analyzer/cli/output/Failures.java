package fltscope.analyzer.cli.output;

import fltscope.analyzer.text.Escape;
import fltscope.schemas.trace.ErrorKind;
import fltscope.schemas.trace.TraceException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/** Turns whatever ends a command into one line on standard error and an exit code. */
public final class Failures {
    public static final int OK = 0;
    public static final int FAILED = 2;

    /** The option that asks for stack traces; it counts even where the arguments could not be parsed. */
    public static final String DEBUG = "--debug";

    private static final String PREFIX = "fltscope: ";

    private static final int MOST_CHARACTERS = 1_200;
    private static final int HEAD_CHARACTERS = 400;
    private static final int TAIL_CHARACTERS = 300;

    private final PrintWriter errors;
    private final boolean debug;

    public Failures(PrintWriter errors, String... args) {
        this.errors = errors;
        debug = Arrays.asList(args).contains(DEBUG);
    }

    /** Says that one of several traces can not be read; the command goes on and ends with the code that is returned. */
    public static int report(TraceException e, PrintWriter errors, boolean debug) {
        return new Failures(errors, debug ? DEBUG : "").exitCode(e);
    }

    /** Says what is to be known of a reading that has not failed. */
    public static void notes(List<String> notes, PrintWriter errors) {
        notes.forEach(note -> errors.println(PREFIX + Escape.text(note)));
    }

    /** Says what is wrong with the arguments and where to look; returns the exit code. */
    public int wrongUsage(Exception e, String hint) {
        errors.println(PREFIX + Escape.text(cut(e.getMessage())) + " (" + hint + ")");
        trace(e);
        return FAILED;
    }

    /** Says what ended the command; returns the exit code. */
    public int exitCode(Throwable e) {
        if (e instanceof OutputClosed) {
            return OK;
        }
        errors.println(PREFIX + Escape.text(cut(line(e))));
        ErrorKind kind = e instanceof TraceException problem ? problem.kind() : ErrorKind.DEFECT;
        if (e instanceof TraceException && kind.advice() != null) {
            errors.println("  " + kind.advice());
        }
        trace(e);
        return kind.exitCode();
    }

    /** A message may repeat an argument, and that may be a whole file by mistake. Both ends tell more than the middle. */
    private static String cut(String message) {
        if (message.length() <= MOST_CHARACTERS) {
            return message;
        }
        int head =
                Character.isHighSurrogate(message.charAt(HEAD_CHARACTERS - 1)) ? HEAD_CHARACTERS - 1 : HEAD_CHARACTERS;
        int tail = message.length() - TAIL_CHARACTERS;
        tail += Character.isLowSurrogate(message.charAt(tail)) ? 1 : 0;
        return message.substring(0, head) + " ... (" + (tail - head) + " characters) ... " + message.substring(tail);
    }

    private String line(Throwable e) {
        if (e instanceof TraceException) {
            return e.getMessage();
        }
        if (e instanceof UncheckedIOException) {
            return "can not write the output: " + e.getCause().getMessage();
        }
        if (e instanceof OutOfMemoryError) {
            long megabytes = Runtime.getRuntime().maxMemory() >> 20;
            return "out of memory (" + megabytes + " MB); to give it more: JDK_JAVA_OPTIONS=-Xmx" + 2 * megabytes
                    + "m fltscope ...";
        }
        return "unexpected error, a defect of fltscope: " + e + (debug ? "" : " (" + DEBUG + " shows where)");
    }

    private void trace(Throwable e) {
        if (debug) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace, true));
            trace.toString()
                    .lines()
                    .forEach(line -> errors.println(
                            line.startsWith("\t") ? '\t' + Escape.text(line.substring(1)) : Escape.text(line)));
        }
    }
}
