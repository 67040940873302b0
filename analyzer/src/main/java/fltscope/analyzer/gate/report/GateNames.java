package fltscope.analyzer.gate.report;

import fltscope.analyzer.gate.budget.BudgetLine;
import fltscope.analyzer.gate.measure.Metric;
import fltscope.analyzer.gate.measure.RunFacts;
import fltscope.analyzer.metric.CallbackKey;
import fltscope.analyzer.names.FilterNames;
import fltscope.analyzer.text.Digits;
import fltscope.analyzer.text.Escape;
import java.util.List;

/**
 * What filters, metrics and runs are called in what a gate prints. Their names come from a trace, which may hold anything.
 */
public final class GateNames {
    private static final int NAMED_RUNS = 3;

    private GateNames() {}

    /** A name from a trace or of a file, made safe. */
    public static String safe(String name) {
        return Escape.text(name);
    }

    /** {@code vfsmfd CREATE pre}. */
    static String callback(CallbackKey callback) {
        return safe(callback.text(' '));
    }

    /** What a metric is about: {@code vfsmfd CREATE pre}, {@code vfsmfd CREATE}, {@code vfsmfd}. */
    static String place(Metric metric) {
        return switch (metric.quantity().scope()) {
            case CALLBACK -> callback(metric.callback());
            case FUNCTION -> safe(metric.filter()) + ' ' + FilterNames.function(metric.majorFunction());
            case FILTER -> safe(metric.filter());
        };
    }

    /** The metric within its filter: {@code CREATE pre p50}. */
    public static String within(Metric metric) {
        return metric(metric).substring(safe(metric.filter()).length() + 1);
    }

    /** {@code vfsmfd CREATE pre p50}. */
    static String metric(Metric metric) {
        return place(metric) + ' ' + metric.quantity().words();
    }

    /** {@code 10 runs: a.etl ... j.etl}. */
    public static String runs(List<RunFacts> runs) {
        return named(runs.stream().map(RunFacts::name).toList());
    }

    /** The same of names. */
    static String named(List<String> runs) {
        String count = Digits.counted(runs.size(), "run");
        if (runs.isEmpty()) {
            return count;
        }
        List<String> names = runs.stream().map(GateNames::safe).toList();
        return count + ": "
                + (names.size() <= NAMED_RUNS
                        ? String.join(", ", names)
                        : names.get(0) + " ... " + names.get(names.size() - 1));
    }

    public static String budget(BudgetLine line) {
        return safe(line.text());
    }
}
