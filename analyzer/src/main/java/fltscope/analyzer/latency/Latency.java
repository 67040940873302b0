package fltscope.analyzer.latency;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import org.HdrHistogram.Histogram;

/** A histogram of durations in nanoseconds, with three significant digits. It grows with the longest duration. */
public final class Latency {
    private static final int DIGITS = 3;

    private final Histogram histogram = new Histogram(DIGITS);
    private long backwards;
    private long sumNanos;

    /** Takes a duration. A negative one comes from clocks that disagree; it is counted and not shown. */
    void record(long nanos) {
        if (nanos < 0) {
            backwards++;
        } else {
            histogram.recordValue(nanos);
            sumNanos += nanos;
        }
    }

    /** Takes a duration that was met {@code times} times; not negative. */
    void record(long nanos, long times) {
        if (times > 0) {
            histogram.recordValueWithCount(nanos, times);
            sumNanos += nanos * times;
        }
    }

    /** Takes all that another one holds. */
    void add(Latency other) {
        histogram.add(other.histogram);
        backwards += other.backwards;
        sumNanos += other.sumNanos;
    }

    /** What this one and another hold, as a third: neither changes. */
    public Latency plus(Latency other) {
        Latency sum = new Latency();
        sum.add(this);
        sum.add(other);
        return sum;
    }

    /** The histogram itself, for what writes it down. */
    Histogram histogram() {
        return histogram;
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

    /** The duration than which so many in a hundred are not longer; 0 where there is none. */
    public long nanosAt(double percent) {
        return histogram.getValueAtPercentile(percent);
    }

    public long maxNanos() {
        return histogram.getMaxValue();
    }

    /** The histogram in HdrHistogram's compressed form (V2, zlib), as Base64: other tools read it, and it can be added up. */
    public String encoded() {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int bytes = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), bytes));
    }
}
