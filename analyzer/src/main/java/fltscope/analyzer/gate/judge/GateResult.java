package fltscope.analyzer.gate.judge;

import fltscope.analyzer.gate.budget.BudgetResult;
import fltscope.analyzer.gate.measure.RunFacts;
import java.util.List;

/**
 * What a gate found, and what it was found from.
 *
 * @param verdict over all
 * @param why the facts that decided it, one line each; for a pass what was held against what
 * @param minChangeNanos least absolute change of a time that counts
 * @param before the runs of the baseline; empty where only a budget was judged
 * @param now the runs that were held against it
 * @param differences what forbids the comparison, allowed or not
 * @param metrics all metrics of either side, in their order; empty without a baseline
 * @param callbacks the callbacks that are called more or less often
 * @param leaks the leaks of the runs now
 * @param budget what became of each line of the budget; empty without one
 */
public record GateResult(
        Verdict verdict,
        List<String> why,
        long minChangeNanos,
        List<RunFacts> before,
        List<RunFacts> now,
        List<Difference> differences,
        List<MetricVerdict> metrics,
        List<CallbackChange> callbacks,
        List<LeakVerdict> leaks,
        List<BudgetResult> budget) {}
