package fltscope.analyzer.gate;

import java.util.Collections;
import java.util.List;

/**
 * One side of a comparison of a metric.
 *
 * @param values of the runs that have enough events, in the order of the runs; in the unit of the quantity
 * @param runs runs of that side, those without a value too
 * @param leastEvents fewest events of the metric in a run of that side; 0 when a run has none
 */
public record Side(List<Long> values, int runs, long leastEvents) {
    /** Value in the middle, or half of the sum of the two there; NaN when there is no value. */
    public double median() {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        long[] sorted = values.stream().mapToLong(Long::longValue).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2.0;
    }

    /** Least value; there must be one. */
    public long least() {
        return Collections.min(values);
    }

    /** Greatest value; there must be one. */
    public long greatest() {
        return Collections.max(values);
    }
}
