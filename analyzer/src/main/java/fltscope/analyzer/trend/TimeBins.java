package fltscope.analyzer.trend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The time of a trace in {@link #COUNT} bins of equal length, a power of two of nanoseconds. When a moment comes that lies behind the
 * last bin, each two become one, and the rows of numbers that belong to the bins follow: so what is kept over time takes the same
 * room for a second and for a week.
 */
final class TimeBins {
    /** How many there are; those behind the end of a trace are empty. */
    static final int COUNT = 512;

    /** About a millisecond: a trace of half a second fills the bins. */
    private static final int FIRST_SHIFT = 20;

    /** Numbers that belong to the bins. */
    interface Row {
        /** Each two bins have become one. */
        void merge();
    }

    private final List<Row> rows = new ArrayList<>();
    private int shift = FIRST_SHIFT;

    /** These numbers follow when bins become one. */
    void add(Row row) {
        rows.add(row);
    }

    /** The bin of a moment since the start of the trace; what is before it is in the first one. */
    int at(long nanos) {
        long bin = Math.max(0, nanos) >> shift;
        while (bin >= COUNT) {
            rows.forEach(Row::merge);
            shift++;
            bin >>= 1;
        }
        return (int) bin;
    }

    /** Length of each in nanoseconds. */
    long binNanos() {
        return 1L << shift;
    }

    /** Adds up each two numbers. */
    static void merge(long[] sums) {
        for (int i = 0; i < COUNT / 2; i++) {
            sums[i] = sums[2 * i] + sums[2 * i + 1];
        }
        Arrays.fill(sums, COUNT / 2, COUNT, 0);
    }
}
