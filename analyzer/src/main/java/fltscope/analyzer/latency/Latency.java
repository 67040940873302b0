package fltscope.analyzer.latency;

import org.HdrHistogram.Histogram;

/** A histogram of durations in nanoseconds, with three significant digits. It grows with the longest duration. */
public final class Latency {
    private static final int DIGITS = 3;
    private static final double P50 = 50;
    private static final double P90 = 90;
    private static final double P99 = 99;
    private static final double P999 = 99.9;

    private final Histogram histogram = new Histogram(DIGITS);
    private long backwards;
    private long sumNanos;

    /** Takes a duration. A negative one comes from clocks that disagree; it is counted and not shown. */
    public void record(long nanos) {
        if (nanos < 0) {
            backwards++;
        } else {
            histogram.recordValue(nanos);
            sumNanos += nanos;
        }
    }

    /** Takes all that another one holds. */
    public void add(Latency other) {
        histogram.add(other.histogram);
        backwards += other.backwards;
        sumNanos += other.sumNanos;
    }

    /** Durations taken. */
    public long count() {
        return histogram.getTotalCount();
    }

    /** All durations together. */
    public long sumNanos() {
        return sumNanos;
    }

    /** Durations that were negative. */
    public long backwards() {
        return backwards;
    }

    public long p50Nanos() {
        return histogram.getValueAtPercentile(P50);
    }

    public long p90Nanos() {
        return histogram.getValueAtPercentile(P90);
    }

    public long p99Nanos() {
        return histogram.getValueAtPercentile(P99);
    }

    public long p999Nanos() {
        return histogram.getValueAtPercentile(P999);
    }

    public long maxNanos() {
        return histogram.getMaxValue();
    }
}
