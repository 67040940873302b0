package fltscope.analyzer.gate.judge;

import fltscope.analyzer.gate.measure.Metric;
import fltscope.analyzer.gate.measure.RunFacts;
import fltscope.analyzer.gate.measure.RunMetric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The values of some runs by metric. */
public final class MetricTable {
    private final NavigableMap<Metric, RunMetric[]> rows = new TreeMap<>();
    private final int runs;

    /** Takes the metrics that are gated, of the filters that are judged. */
    public MetricTable(List<RunFacts> runs, GateOptions options) {
        this.runs = runs.size();
        for (int run = 0; run < runs.size(); run++) {
            for (RunMetric metric : runs.get(run).metrics()) {
                Metric key = metric.metric();
                if (key.isGated() && options.judges(key.filter())) {
                    rows.computeIfAbsent(key, unused -> new RunMetric[runs.size()])[run] = metric;
                }
            }
        }
    }

    /** The metrics of which a run has a value, in their order. */
    public Iterable<Metric> metrics() {
        return rows.keySet();
    }

    /** All runs as one side of a comparison. */
    public Side side(Metric metric) {
        RunMetric[] row = rows.get(metric);
        return Side.of(row == null ? Arrays.asList(new RunMetric[runs]) : Arrays.asList(row));
    }

    /** Some of the runs, by their places, as one side of a comparison. */
    public Side side(Metric metric, int... places) {
        RunMetric[] row = rows.get(metric);
        List<RunMetric> some = new ArrayList<>(places.length);
        for (int place : places) {
            some.add(row[place]);
        }
        return Side.of(some);
    }
}
