package fltscope.analyzer.report.analysis;

import fltscope.analyzer.latency.Latency;
import fltscope.analyzer.text.Digits;
import fltscope.analyzer.text.TextPage;
import java.util.Locale;

/** Rows of durations: count, p50, p90, p99, p99.9 and maximum, in microseconds. */
final class LatencyTable {
    private static final int LABEL = 35;
    private static final int COUNT = 10;
    private static final int NUMBER = 7;
    private static final long NANOS_PER_MICRO = 1000;
    private static final long TENTHS_BELOW = 100 * NANOS_PER_MICRO;
    private static final long WIDEST_MICROS = 999_999;
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long WIDEST_SECONDS = 99_999;
    private static final long SECONDS_PER_DAY = 86_400;
    private static final long WIDEST_DAYS = 99_999;
    private static final long DAYS_PER_YEAR = 365;

    private LatencyTable() {}

    static void header(TextPage page, String label) {
        page.line(String.format(
                Locale.ROOT,
                "%-" + LABEL + "s%" + COUNT + "s%7s%7s%7s%7s%7s",
                label,
                "count",
                "p50",
                "p90",
                "p99",
                "p99.9",
                "max"));
    }

    static void row(TextPage page, String label, Latency latency) {
        String count = Digits.grouped(latency.count());
        int width = LABEL + COUNT - count.length();
        StringBuilder line = new StringBuilder(TextPage.padded(TextPage.cutTo(label, width - 1), width));
        line.append(count);
        for (long nanos : new long[] {
            latency.p50Nanos(), latency.p90Nanos(), latency.p99Nanos(), latency.p999Nanos(), latency.maxNanos()
        }) {
            line.append(String.format(Locale.ROOT, "%" + NUMBER + "s", micros(nanos)));
        }
        page.line(line);
    }

    /** Microseconds with one decimal below 100, none above; seconds, days or years where that would not fit. */
    static String micros(long nanos) {
        if (nanos < TENTHS_BELOW) {
            return String.format(Locale.ROOT, "%d.%d", nanos / NANOS_PER_MICRO, nanos % NANOS_PER_MICRO / 100);
        }
        long micros = nanos / NANOS_PER_MICRO;
        if (micros <= WIDEST_MICROS) {
            return Long.toString(micros);
        }
        long seconds = micros / MICROS_PER_SECOND;
        if (seconds <= WIDEST_SECONDS) {
            return seconds + "s";
        }
        long days = seconds / SECONDS_PER_DAY;
        return days <= WIDEST_DAYS ? days + "d" : days / DAYS_PER_YEAR + "y";
    }
}
