package fltscope.analyzer.report;

import java.util.Locale;

/** Times and ages as people read them. */
final class Seconds {
    private static final long NANOS = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;
    private static final int TENTH = 100_000_000;

    private Seconds() {}

    /** A moment since the start of the trace: {@code +12.431 s}. */
    static String moment(long nanos) {
        long abs = Math.abs(nanos);
        return String.format(Locale.ROOT, "%s%d.%03d s", nanos < 0 ? "-" : "+", abs / NANOS, abs % NANOS / MILLI);
    }

    /** A length of time: {@code 50.0 s}, or milliseconds below one second. */
    static String length(long nanos) {
        return nanos >= NANOS
                ? String.format(Locale.ROOT, "%,d.%d s", nanos / NANOS, nanos % NANOS / TENTH)
                : String.format(Locale.ROOT, "%d ms", nanos / MILLI);
    }
}
