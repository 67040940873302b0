package fltscope.analyzer.gate.judge;

import fltscope.analyzer.gate.baseline.Baseline;
import fltscope.analyzer.gate.budget.BudgetLine;
import fltscope.analyzer.gate.budget.BudgetResult;
import fltscope.analyzer.gate.measure.Metric;
import fltscope.analyzer.gate.measure.RunFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Holds runs against a baseline, a budget or both. The run is the unit: a metric has one value in each, and no two events of one
 * trace count as independent.
 *
 * <p>A metric regressed where all of this holds: the ratio of the medians is above 1 + d, with d the minimum effect, and the
 * absolute change above {@link GateOptions#minChangeNanos}; the bootstrap 95 % interval of the ratio excludes 1; the Mann-Whitney
 * test, corrected by Holm over all metrics, says so; and |Cliff's delta| is 0.47 or more. An improvement is the mirror.
 */
public final class Gate {
    private Gate() {}

    /**
     * Judges.
     *
     * @param baseline null for a budget alone
     * @param now the runs to judge
     * @param budget the lines to keep; may be empty
     */
    public static GateResult judge(
            Baseline baseline, List<RunFacts> now, List<BudgetLine> budget, GateOptions options) {
        List<RunFacts> before = baseline == null ? List.of() : baseline.runs();
        List<Difference> differences = baseline == null ? List.of() : Comparability.of(before, now, options);
        boolean comparable = differences.stream().allMatch(Difference::allowed);
        List<MetricVerdict> metrics = baseline == null ? List.of() : metrics(baseline, now, options);
        if (!comparable) {
            metrics = metrics.stream().map(MetricVerdict::notComparable).toList();
        }
        List<LeakVerdict> leaks = LeakComparison.of(before, now);
        List<BudgetResult> results = BudgetJudge.judge(budget, now, options);
        OverallVerdict overall = OverallVerdict.of(baseline != null, differences, metrics, leaks, results);
        return new GateResult(
                overall.verdict(),
                overall.why(),
                options.minChangeNanos(),
                before,
                now,
                differences,
                metrics,
                CallbackComparison.of(before, now, options),
                leaks,
                results);
    }

    private static List<MetricVerdict> metrics(Baseline baseline, List<RunFacts> now, GateOptions options) {
        MetricTable was = new MetricTable(baseline.runs(), options);
        MetricTable is = new MetricTable(now, options);
        MinimumEffects effects = new MinimumEffects(baseline.noise());
        NavigableSet<Metric> all = new TreeSet<>();
        was.metrics().forEach(all::add);
        is.metrics().forEach(all::add);
        List<MetricPair> pairs = new ArrayList<>();
        for (Metric metric : all) {
            pairs.add(new MetricPair(
                    metric, was.side(metric), is.side(metric), effects.of(metric), options.minChangeNanos()));
        }
        return MetricFamily.judge(pairs);
    }
}
