package fltscope.benchmarks;

import java.util.Arrays;

/** Repeated measurements of one thing, in the order they were taken. */
final class Samples {
    private long[] values = new long[16];
    private int count;

    void add(long value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = value;
    }

    long[] all() {
        return Arrays.copyOf(values, count);
    }

    /** The middle one, the lower of two. */
    long median() {
        return sorted()[(count - 1) / 2];
    }

    /** The smallest: what it takes when nothing else runs. */
    long best() {
        return sorted()[0];
    }

    long highest() {
        return sorted()[count - 1];
    }

    private long[] sorted() {
        long[] sorted = all();
        Arrays.sort(sorted);
        return sorted;
    }
}
