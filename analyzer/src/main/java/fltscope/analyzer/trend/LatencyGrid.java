package fltscope.analyzer.trend;

import fltscope.analyzer.pairing.CallbackSample;
import fltscope.analyzer.pairing.FilterTable;
import java.util.ArrayList;
import java.util.List;

/**
 * How many callbacks of a filter, function and phase took how long, in each bin of time: bins of time times half powers of two of
 * their own time. At most {@link #MOST_SERIES} are told apart; what comes later counts for its filter and phase, whatever the function.
 */
final class LatencyGrid implements TimeBins.Row {
    /** Value of a function for those that are not told apart. */
    static final int OTHER_FUNCTIONS = -1;

    static final int MOST_SERIES = 64;
    static final int BUCKETS = 48;

    private static final int FUNCTION_BITS = 8;
    /** Durations below this are in the first bucket; each two buckets are a power of two. */
    static final long FIRST_NANOS = 100;

    private static final long[] STARTS = starts();

    /** The callbacks of one filter, function and phase. */
    static final class Series {
        final int filter;
        final int majorFunction;
        final boolean post;
        int[][] rows = new int[TimeBins.COUNT][];

        private Series(int filter, int majorFunction, boolean post) {
            this.filter = filter;
            this.majorFunction = majorFunction;
            this.post = post;
        }

        private void merge() {
            int[][] merged = new int[TimeBins.COUNT][];
            for (int i = 0; i < TimeBins.COUNT / 2; i++) {
                merged[i] = sum(rows[2 * i], rows[2 * i + 1]);
            }
            rows = merged;
        }

        private static int[] sum(int[] first, int[] second) {
            if (first == null || second == null) {
                return first == null ? second : first;
            }
            for (int i = 0; i < BUCKETS; i++) {
                first[i] += second[i];
            }
            return first;
        }
    }

    private final Series[] byKind = new Series[(FilterTable.MOST + 1) << (FUNCTION_BITS + 1)];
    private final Series[] others = new Series[(FilterTable.MOST + 1) << 1];
    private final List<Series> all = new ArrayList<>();

    /** Where each bucket begins, in nanoseconds. */
    private static long[] starts() {
        long[] starts = new long[BUCKETS];
        for (int i = 1; i < BUCKETS; i++) {
            starts[i] = Math.round(FIRST_NANOS * Math.pow(2, i / 2.0));
        }
        return starts;
    }

    /** Where a bucket begins, in nanoseconds. */
    static long startNanos(int bucket) {
        return STARTS[bucket];
    }

    static int bucket(long nanos) {
        if (nanos < STARTS[1]) {
            return 0;
        }
        int power = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos / FIRST_NANOS);
        int bucket = Math.min(2 * power, BUCKETS - 1);
        while (bucket + 1 < BUCKETS && STARTS[bucket + 1] <= nanos) {
            bucket++;
        }
        return bucket;
    }

    void record(CallbackSample sample, int bin, long ownNanos) {
        Series series = seriesOf(sample);
        int[] row = series.rows[bin];
        if (row == null) {
            row = new int[BUCKETS];
            series.rows[bin] = row;
        }
        row[bucket(ownNanos)]++;
    }

    private Series seriesOf(CallbackSample sample) {
        int phase = sample.post() ? 1 : 0;
        int kind = ((sample.filter() << FUNCTION_BITS) | sample.majorFunction()) << 1 | phase;
        Series series = byKind[kind];
        if (series == null) {
            if (all.size() < MOST_SERIES) {
                series = added(sample.filter(), sample.majorFunction(), sample.post());
                byKind[kind] = series;
            } else {
                series = others(sample.filter() << 1 | phase, sample);
            }
        }
        return series;
    }

    private Series others(int at, CallbackSample sample) {
        if (others[at] == null) {
            others[at] = added(sample.filter(), OTHER_FUNCTIONS, sample.post());
        }
        return others[at];
    }

    private Series added(int filter, int majorFunction, boolean post) {
        Series series = new Series(filter, majorFunction, post);
        all.add(series);
        return series;
    }

    List<Series> all() {
        return all;
    }

    @Override
    public void merge() {
        all.forEach(Series::merge);
    }
}
