package fltscope.analyzer.text;

/** Durations and moments with as many digits as a reader needs. */
public final class Elapsed {
    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 86_400 * SECOND;
    private static final long WIDEST_SECONDS = 1_000_000;
    private static final int TENTHS = 10;
    private static final int MILLIS_AT = 4;

    private Elapsed() {}

    /** {@code 3.1 us}, {@code 402.7 us}, {@code 1.7 ms}, {@code 50.0 s}, {@code 11.5 d}: cut, not rounded. */
    public static String of(long nanos) {
        long abs = Math.abs(Math.max(nanos, -Long.MAX_VALUE));
        String sign = nanos < 0 ? "-" : "";
        if (abs < MILLI) {
            return sign + tenths(abs, MICRO) + " us";
        }
        if (abs < SECOND) {
            return sign + tenths(abs, MILLI) + " ms";
        }
        return sign + (abs < WIDEST_SECONDS * SECOND ? tenths(abs, SECOND) + " s" : tenths(abs, DAY) + " d");
    }

    private static String tenths(long nanos, long unit) {
        return Digits.grouped(nanos / unit) + '.' + nanos % unit / (unit / TENTHS);
    }

    /** A moment since the start of the trace, to the microsecond: {@code +12.431 002 s}. */
    public static String moment(long nanos) {
        String seconds = Seconds.of(nanos, 6);
        int cut = seconds.indexOf('.') + MILLIS_AT;
        return (nanos < 0 ? "" : "+") + seconds.substring(0, cut) + ' ' + seconds.substring(cut) + " s";
    }
}
