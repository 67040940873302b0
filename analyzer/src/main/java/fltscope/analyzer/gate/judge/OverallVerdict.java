package fltscope.analyzer.gate.judge;

import fltscope.analyzer.gate.budget.BudgetResult;
import java.util.ArrayList;
import java.util.List;

/**
 * The verdict over all: a regression if a metric regressed, a leak is new or a budget is broken; else inconclusive if the traces
 * may not be compared, more than half of the metrics that take part are inconclusive, or a budget could not be judged; else pass.
 * Single inconclusive metrics do not change a pass.
 *
 * @param why the facts that decided it, one line each
 */
record OverallVerdict(Verdict verdict, List<String> why) {
    /** @param compared whether there is a baseline */
    static OverallVerdict of(
            boolean compared,
            List<Difference> differences,
            List<MetricVerdict> metrics,
            List<LeakVerdict> leaks,
            List<BudgetResult> budget) {
        List<String> worse = worse(compared, metrics, leaks, budget);
        if (!worse.isEmpty()) {
            return new OverallVerdict(Verdict.REGRESSION, worse);
        }
        List<String> open = open(compared, differences, metrics, budget);
        if (!open.isEmpty()) {
            return new OverallVerdict(Verdict.INCONCLUSIVE, open);
        }
        return new OverallVerdict(Verdict.PASS, passed(compared, metrics, budget));
    }

    private static List<String> worse(
            boolean compared, List<MetricVerdict> metrics, List<LeakVerdict> leaks, List<BudgetResult> budget) {
        List<String> why = new ArrayList<>();
        metrics.stream()
                .filter(metric -> metric.outcome() == Outcome.REGRESSION)
                .forEach(metric -> why.add(metric.metric().label() + " regressed"));
        leaks.stream()
                .filter(leak -> compared && leak.isNew())
                .forEach(leak -> why.add(
                        "new " + leak.leak().openClass() + " " + leak.leak().fingerprint() + " in "
                                + counted(leak.runs().size(), "run")));
        results(budget, BudgetResult.State.BROKEN).forEach(line -> why.add("budget broken: " + line));
        return why;
    }

    private static List<String> open(
            boolean compared, List<Difference> differences, List<MetricVerdict> metrics, List<BudgetResult> budget) {
        List<String> why = new ArrayList<>();
        differences.stream()
                .filter(difference -> !difference.allowed())
                .forEach(difference -> why.add(said(difference)));
        if (why.isEmpty() && compared) {
            List<MetricVerdict> taking =
                    metrics.stream().filter(MetricVerdict::takesPart).toList();
            long inconclusive = taking.stream()
                    .filter(metric -> metric.outcome() == Outcome.INCONCLUSIVE)
                    .count();
            if (taking.isEmpty()) {
                why.add("no metric has enough events in enough runs on either side");
            } else if (2 * inconclusive > taking.size()) {
                why.add(inconclusive + " of " + counted(taking.size(), "metric") + " inconclusive");
            }
        }
        results(budget, BudgetResult.State.INCONCLUSIVE).forEach(line -> why.add("budget not judged: " + line));
        if (!compared && budget.stream().allMatch(line -> line.state() == BudgetResult.State.MATCHES_NOTHING)) {
            why.add("no line of the budget matches anything");
        }
        return why;
    }

    private static String said(Difference difference) {
        String before = difference.before() == null ? "" : ", baseline " + quoted(difference.before());
        return "not comparable: " + difference.kind().label() + before + ", " + difference.run() + " "
                + quoted(difference.now());
    }

    private static String quoted(String text) {
        return text.isEmpty() ? "none" : text;
    }

    private static List<String> passed(boolean compared, List<MetricVerdict> metrics, List<BudgetResult> budget) {
        List<String> why = new ArrayList<>();
        if (compared) {
            long judged = metrics.stream()
                    .filter(metric -> metric.outcome() != Outcome.INCONCLUSIVE)
                    .count();
            why.add(counted(judged, "metric") + " judged, none regressed");
        }
        long kept = results(budget, BudgetResult.State.KEPT).size();
        if (kept > 0) {
            why.add(counted(kept, "budget") + " kept");
        }
        return why;
    }

    private static List<String> results(List<BudgetResult> budget, BudgetResult.State state) {
        return budget.stream()
                .filter(result -> result.state() == state)
                .map(result -> result.line().text())
                .toList();
    }

    private static String counted(long count, String one) {
        return count + " " + one + (count == 1 ? "" : "s");
    }
}
