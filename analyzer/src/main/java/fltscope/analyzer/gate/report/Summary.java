package fltscope.analyzer.gate.report;

import fltscope.analyzer.gate.budget.BudgetResult;
import fltscope.analyzer.gate.judge.GateResult;
import fltscope.analyzer.gate.judge.MetricVerdict;
import fltscope.analyzer.gate.judge.Outcome;
import fltscope.analyzer.gate.judge.Verdict;
import fltscope.analyzer.text.Digits;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What decided a verdict, in a sentence. */
public final class Summary {
    private static final int REASONS = 3;

    private Summary() {}

    /** {@code 2 of 34 metrics regressed, 1 new leak}. */
    public static String of(GateView view) {
        GateResult result = view.result();
        if (result.verdict() == Verdict.REGRESSION) {
            return worse(view);
        }
        String kinds = kinds(result);
        return kinds.isEmpty() ? reasons(result.why()) : "the runs may not be compared: " + kinds;
    }

    /** What forbids the comparison: {@code os,loss}. */
    static String kinds(GateResult result) {
        return result.differences().stream()
                .filter(difference -> !difference.allowed())
                .map(difference -> difference.kind().label())
                .distinct()
                .collect(Collectors.joining(","));
    }

    private static String worse(GateView view) {
        GateResult result = view.result();
        List<String> words = new ArrayList<>();
        int regressed = view.count(Outcome.REGRESSION);
        if (regressed > 0) {
            long all =
                    result.metrics().stream().filter(MetricVerdict::takesPart).count();
            words.add(Digits.grouped(regressed) + " of " + Digits.counted(all, "metric") + " regressed");
        }
        if (!view.newLeaks().isEmpty()) {
            words.add(Digits.counted(view.newLeaks().size(), "new leak"));
        }
        long broken = result.budget().stream()
                .filter(line -> line.state() == BudgetResult.State.BROKEN)
                .count();
        if (broken > 0) {
            words.add(Digits.counted(broken, "limit") + " of the budget broken");
        }
        return String.join(", ", words);
    }

    private static String reasons(List<String> why) {
        List<String> words = new ArrayList<>();
        why.stream().limit(REASONS).forEach(line -> words.add(GateNames.safe(line)));
        if (why.size() > REASONS) {
            words.add("and " + Digits.grouped(why.size() - REASONS) + " more");
        }
        return String.join("; ", words);
    }
}
