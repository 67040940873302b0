package fltscope.analyzer.latency;

import java.io.PrintStream;
import java.util.Locale;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * Histograms in the log format of HdrHistogram, version 1.3, which its own and other tools read: a line for each, with a tag,
 * and all over the same interval. Values are nanoseconds; the column of the maximum is in milliseconds, as the legend says.
 */
public final class LatencyLog {
    /** The format separates its columns by commas, and its tools read up to a blank. */
    private static final Pattern NOT_IN_TAGS = Pattern.compile("[,\\s\\p{Cntrl}]");

    private static final double NANOS = 1e9;
    private static final double NANOS_PER_MILLI = 1e6;

    private final HistogramLogWriter writer;
    private final double lengthSeconds;

    /**
     * Writes the head of a log.
     *
     * @param startMillis start of the trace since 1970-01-01 UTC
     * @param fromNanos start of the interval, since the start of the trace
     * @param toNanos its end
     */
    public LatencyLog(PrintStream out, long startMillis, long fromNanos, long toNanos) {
        writer = new HistogramLogWriter(out);
        writer.outputComment("[Durations in nanoseconds, by fltscope]");
        writer.outputLogFormatVersion();
        long fromMillis = startMillis + Math.round(fromNanos / NANOS_PER_MILLI);
        writer.outputComment(String.format(
                Locale.ROOT,
                "[StartTime: %d.%03d (seconds since epoch)]",
                Math.floorDiv(fromMillis, 1000L),
                Math.floorMod(fromMillis, 1000L)));
        writer.outputLegend();
        lengthSeconds = (toNanos - fromNanos) / NANOS;
    }

    /** Adds a histogram; in its tag, what the format does not allow becomes {@code _}. */
    public void add(String tag, Latency latency) {
        Histogram histogram = latency.histogram().copy();
        histogram.setTag(NOT_IN_TAGS.matcher(tag).replaceAll("_"));
        writer.outputIntervalHistogram(0, lengthSeconds, histogram, NANOS_PER_MILLI);
    }
}
