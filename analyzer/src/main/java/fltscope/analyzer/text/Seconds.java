package fltscope.analyzer.text;

/** Moments, ages and lengths of time as people read them: cut, not rounded. */
public final class Seconds {
    private static final int NANO_DIGITS = 9;
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;
    private static final long MICRO = 1000;
    private static final long WIDEST_SECONDS = 1_000_000;
    private static final long SECONDS_PER_DAY = 86_400;

    private Seconds() {}

    /** Seconds with {@code decimals} digits behind the point: {@code 12.345}. */
    public static String of(long nanos, int decimals) {
        String digits = Long.toString(Math.abs(Math.max(nanos, -Long.MAX_VALUE)));
        String padded = "0".repeat(Math.max(0, NANO_DIGITS + 1 - digits.length())) + digits;
        int point = padded.length() - NANO_DIGITS;
        String sign = nanos < 0 ? "-" : "";
        return sign + Digits.grouped(Long.parseLong(padded.substring(0, point))) + "."
                + padded.substring(point, point + decimals);
    }

    /** A moment since the start of the trace: {@code +12.431 s}. */
    public static String moment(long nanos) {
        return (nanos < 0 ? "" : "+") + of(nanos, 3).replace(",", "") + " s";
    }

    /** A length of time: {@code 50.0 s}, or {@code 12 ms}, or {@code 3.1 us}; whole days where there are very many seconds. */
    public static String length(long nanos) {
        if (nanos >= WIDEST_SECONDS * SECOND) {
            return Digits.grouped(nanos / (SECONDS_PER_DAY * SECOND)) + " d";
        }
        if (nanos >= SECOND) {
            return of(nanos, 1) + " s";
        }
        return nanos >= MILLI || nanos == 0 ? nanos / MILLI + " ms" : micros(nanos) + " us";
    }

    /** Microseconds with one decimal: {@code 3.1}. */
    static String micros(long nanos) {
        return nanos / MICRO + "." + nanos % MICRO / 100;
    }
}
