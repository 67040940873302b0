package fltscope.analyzer.report.analysis;

import fltscope.analyzer.latency.Latency;
import fltscope.analyzer.metric.DurationColumns;
import fltscope.analyzer.text.Digits;
import fltscope.analyzer.text.TextPage;
import java.util.Locale;

/** Rows of durations: the count, and the columns of {@link DurationColumns#TIMES} in microseconds. */
final class LatencyTable {
    private static final int LABEL = 28;
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
        StringBuilder line = start(label, DurationColumns.COUNT.label());
        DurationColumns.TIMES.forEach(column -> line.append(TextPage.right(column.label(), NUMBER)));
        page.line(line);
    }

    static void row(TextPage page, String label, Latency latency) {
        StringBuilder line = start(label, Digits.grouped(DurationColumns.COUNT.of(latency)));
        DurationColumns.TIMES.forEach(column -> line.append(TextPage.right(micros(column.of(latency)), NUMBER)));
        page.line(line);
    }

    /** A row of a callback, whose phase, the last word of the label, stays where the label is cut. */
    static void callback(TextPage page, String label, Latency latency) {
        String count = Digits.grouped(latency.count());
        String phase = label.substring(label.lastIndexOf(' '));
        String rest = label.substring(0, label.length() - phase.length());
        row(page, TextPage.cutTo(rest, LABEL + COUNT - count.length() - 1 - phase.length()) + phase, latency);
    }

    private static StringBuilder start(String label, String count) {
        int width = LABEL + COUNT - count.length();
        return new StringBuilder(TextPage.padded(TextPage.cutTo(label, width - 1), width)).append(count);
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
