package fltscope.analyzer.gate.report;

import fltscope.analyzer.gate.budget.BudgetResult;
import fltscope.analyzer.gate.judge.GateResult;
import fltscope.analyzer.gate.judge.LeakVerdict;
import fltscope.analyzer.gate.judge.MetricVerdict;
import fltscope.analyzer.gate.judge.Outcome;
import java.util.List;

/**
 * What to do about a verdict.
 *
 * @param words a sentence without a name in it; empty for a pass
 * @param command what to type for it; empty for nothing
 */
public record NextStep(String words, String command) {
    public static NextStep of(GateView view) {
        return switch (view.result().verdict()) {
            case PASS -> new NextStep("", "");
            case REGRESSION -> mend(view);
            case INCONCLUSIVE -> settle(view);
        };
    }

    /** Both in a line. */
    public String text() {
        return command.isEmpty() ? words : words + ": " + command;
    }

    private static NextStep mend(GateView view) {
        List<LeakVerdict> leaks = view.newLeaks();
        if (!leaks.isEmpty()) {
            LeakVerdict first = leaks.get(0);
            return new NextStep(
                    "see who opened it",
                    "fltscope explain " + GateNames.safe(first.runs().get(0)) + ' '
                            + GateNames.safe(first.leak().fingerprint()));
        }
        if (view.count(Outcome.REGRESSION) > 0) {
            return new NextStep(
                    "mend it, or where it is meant record the new build as the baseline", "fltscope baseline create");
        }
        return new NextStep("mend it, or where it is meant raise the limit in the budget", "");
    }

    private static NextStep settle(GateView view) {
        GateResult result = view.result();
        String kinds = Summary.kinds(result);
        if (!kinds.isEmpty()) {
            return new NextStep(
                    "record both builds on one machine in the same way, or let it through", "--allow " + kinds);
        }
        int runs = view.metrics(Outcome.INCONCLUSIVE).stream()
                .mapToInt(MetricVerdict::runsNeeded)
                .max()
                .orElse(0);
        if (runs > 0) {
            return new NextStep("record " + runs + " runs of each build, in turns on one quiet machine", "");
        }
        boolean budget = result.budget().stream().anyMatch(line -> line.state() == BudgetResult.State.INCONCLUSIVE);
        return new NextStep(
                budget && result.metrics().isEmpty()
                        ? "record again without loss, and with more of the workload"
                        : "record 10 runs or more of each build, each with more of the workload",
                "");
    }
}
