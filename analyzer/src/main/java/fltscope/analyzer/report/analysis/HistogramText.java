package fltscope.analyzer.report.analysis;

import fltscope.analyzer.latency.Latency;
import fltscope.analyzer.latency.LatencyBuckets;
import fltscope.analyzer.latency.LatencyBuckets.Bucket;
import fltscope.analyzer.metric.DurationColumns;
import fltscope.analyzer.text.Digits;
import fltscope.analyzer.text.Escape;
import fltscope.analyzer.text.TextPage;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/** One histogram: how many durations lie in each step, up to where they add up, and a bar for each. */
public final class HistogramText {
    private static final int LINES = 20;
    private static final int BAR = 34;
    private static final int NUMBER = 11;
    private static final int PERMILLE = 1000;

    private HistogramText() {}

    /** Writes a histogram of what {@code title} says. */
    public static void write(PrintWriter out, String title, Latency latency) {
        TextPage page = new TextPage(out, 0);
        page.paragraph(0, "HISTOGRAM of " + Escape.text(title) + ", " + Digits.counted(latency.count(), "callback"));
        page.line(row("from us", "to us", "count", "up to") + "  ");
        List<Bucket> buckets = LatencyBuckets.of(latency, LINES);
        long most = buckets.stream().mapToLong(Bucket::count).max().orElse(0);
        long below = 0;
        for (Bucket bucket : buckets) {
            below += bucket.count();
            long permille = below * PERMILLE / latency.count();
            long bar = (bucket.count() * BAR + most - 1) / most;
            page.line(row(
                            micros(bucket.fromNanos()),
                            micros(bucket.toNanos()),
                            Digits.grouped(bucket.count()),
                            permille / 10 + "." + permille % 10 + " %")
                    + "  " + "#".repeat((int) bar));
        }
        page.line("  "
                + DurationColumns.TIMES.stream()
                        .map(column -> column.label() + " " + micros(column.of(latency)))
                        .collect(Collectors.joining("   ")));
        page.blank();
    }

    private static String micros(long nanos) {
        return LatencyTable.micros(nanos);
    }

    private static String row(String... numbers) {
        StringBuilder row = new StringBuilder();
        for (String number : numbers) {
            row.append(TextPage.right(number, NUMBER));
        }
        return row.toString();
    }
}
