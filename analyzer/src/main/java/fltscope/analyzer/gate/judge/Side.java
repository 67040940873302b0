package fltscope.analyzer.gate.judge;

import fltscope.analyzer.gate.measure.RunMetric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One side of a comparison of a metric.
 *
 * @param values of the runs that have enough events, in the order of the runs; in the unit of the quantity
 * @param runs runs of that side, those without a value too
 * @param leastEvents fewest events of the metric in a run of that side; 0 when a run has none
 * @param mostEvents most events in a run; 0 when no run has any
 */
public record Side(List<Long> values, int runs, long leastEvents, long mostEvents) {
    /** Runs that a comparison needs on each side. */
    public static final int LEAST_RUNS = 5;

    /** Takes the values of some runs; null stands for a run without one. */
    static Side of(List<RunMetric> metrics) {
        List<Long> values = new ArrayList<>();
        long leastEvents = Long.MAX_VALUE;
        long mostEvents = 0;
        for (RunMetric metric : metrics) {
            long events = metric == null ? 0 : metric.events();
            leastEvents = Math.min(leastEvents, events);
            mostEvents = Math.max(mostEvents, events);
            if (metric != null && metric.counts()) {
                values.add(metric.value());
            }
        }
        return new Side(List.copyOf(values), metrics.size(), metrics.isEmpty() ? 0 : leastEvents, mostEvents);
    }

    /** Whether there are enough values for a comparison. */
    public boolean isEnough() {
        return values.size() >= LEAST_RUNS;
    }

    /** Value in the middle, or half of the sum of the two there; NaN when there is no value. */
    public double median() {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        double[] sorted = toArray();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    double[] toArray() {
        return values.stream().mapToDouble(Long::doubleValue).toArray();
    }
}
