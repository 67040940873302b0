package fltscope.analyzer.trend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds slow stretches: two bins or more in a row whose 99th percentile is {@link #TIMES} times the usual one, which is the median
 * over all bins. Few callbacks have no percentile, and microseconds are no matter: what is said of a filter here has to be beyond doubt.
 */
final class SlowStretches {
    private static final int TIMES = 8;
    private static final int MOST = 5;
    /** Callbacks that a bin needs to be judged. */
    private static final long FEWEST = 20;
    /** Bins that a series needs to have a usual time. */
    private static final int FEWEST_BINS = 16;
    /** Callbacks that have to be slow. */
    private static final long FEWEST_SLOW = 10;
    /** What is faster is not slow, whatever is usual. */
    private static final long SLOW_NANOS = 1_000_000;

    private final long binNanos;
    private final List<SlowStretch> found = new ArrayList<>();

    SlowStretches(long binNanos) {
        this.binNanos = binNanos;
    }

    /** The worst, by the time that was lost. */
    List<SlowStretch> worst() {
        return found.stream()
                .sorted(Comparator.comparingLong(SlowStretch::excessNanos).reversed())
                .limit(MOST)
                .toList();
    }

    void look(LatencyGrid.Series series, String filter) {
        if (series.majorFunction == LatencyGrid.OTHER_FUNCTIONS) {
            return;
        }
        int[] p99 = new int[TimeBins.COUNT];
        int judged = 0;
        int[] sorted = new int[TimeBins.COUNT];
        for (int i = 0; i < TimeBins.COUNT; i++) {
            p99[i] = p99(series.rows[i]);
            if (p99[i] >= 0) {
                sorted[judged++] = p99[i];
            }
        }
        if (judged < FEWEST_BINS) {
            return;
        }
        Arrays.sort(sorted, 0, judged);
        int usual = sorted[judged / 2];
        long limit = Math.max(SLOW_NANOS, TIMES * LatencyGrid.startNanos(usual));
        int slow = LatencyGrid.bucket(limit - 1) + 1;
        for (int i = 0; slow < LatencyGrid.BUCKETS && i < TimeBins.COUNT; i++) {
            int from = i;
            while (i < TimeBins.COUNT && p99[i] >= slow) {
                i++;
            }
            if (i - from >= 2) {
                add(series, filter, from, i, slow, usual);
            }
        }
    }

    private void add(LatencyGrid.Series series, String filter, int from, int to, int slow, int usual) {
        long over = 0;
        for (int i = from; i < to; i++) {
            for (int bucket = slow; bucket < LatencyGrid.BUCKETS; bucket++) {
                over += series.rows[i][bucket];
            }
        }
        if (over >= FEWEST_SLOW) {
            found.add(new SlowStretch(
                    filter,
                    series.majorFunction,
                    series.post,
                    from * binNanos,
                    to * binNanos,
                    LatencyGrid.startNanos(slow),
                    over,
                    usual + 1 < LatencyGrid.BUCKETS ? LatencyGrid.startNanos(usual + 1) : Long.MAX_VALUE));
        }
    }

    /** The bucket that 99 in 100 do not exceed; -1 where there are too few. */
    private static int p99(int... row) {
        if (row == null) {
            return -1;
        }
        long total = Arrays.stream(row).asLongStream().sum();
        if (total < FEWEST) {
            return -1;
        }
        long above = 0;
        int bucket = LatencyGrid.BUCKETS - 1;
        while (bucket > 0 && (above + row[bucket]) * 100 <= total) {
            above += row[bucket--];
        }
        return bucket;
    }
}
