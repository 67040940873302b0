package fltscope.analyzer.gate.report;

import fltscope.analyzer.gate.judge.Change;
import fltscope.analyzer.gate.judge.GateResult;
import fltscope.analyzer.gate.judge.LeakVerdict;
import fltscope.analyzer.gate.judge.MetricVerdict;
import fltscope.analyzer.gate.judge.Outcome;
import java.util.Comparator;
import java.util.List;

/**
 * A gate's result and how it is to be shown.
 *
 * @param baseline file of the baseline, or what stands for it; null without one
 * @param budget file of the budget; null without one
 * @param exitCode that the command ends with
 * @param top rows of each table; 0 for all. What regressed is never left out
 * @param colour whether a terminal is coloured
 */
public record GateView(GateResult result, String baseline, String budget, int exitCode, int top, boolean colour) {
    private static final Comparator<MetricVerdict> LARGEST_CHANGE_FIRST =
            Comparator.comparingDouble(verdict -> -size(verdict.change().ratio()));

    /** The metrics of an outcome that take part, those that changed most first. */
    public List<MetricVerdict> metrics(Outcome outcome) {
        return result.metrics().stream()
                .filter(verdict -> verdict.outcome() == outcome && verdict.takesPart())
                .sorted(LARGEST_CHANGE_FIRST)
                .toList();
    }

    /** All metrics: those whose interval excludes no change, then the others with one; of each the largest change first. */
    List<MetricVerdict> metricsByChange() {
        return result.metrics().stream()
                .sorted(Comparator.comparingInt((MetricVerdict verdict) -> doubtOf(verdict.change()))
                        .thenComparing(LARGEST_CHANGE_FIRST))
                .toList();
    }

    private static int doubtOf(Change change) {
        if (Double.isNaN(change.low())) {
            return 2;
        }
        return change.low() > 1 || change.high() < 1 ? 0 : 1;
    }

    public int count(Outcome outcome) {
        return metrics(outcome).size();
    }

    /** Whether there is a baseline, or another build to compare with. */
    public boolean compared() {
        return baseline != null;
    }

    /** Leaks that fail the gate; none where nothing tells whether they are new. */
    public List<LeakVerdict> newLeaks() {
        return compared() ? result.leaks().stream().filter(LeakVerdict::isNew).toList() : List.of();
    }

    /** How many of {@code rows} rows are shown. */
    int shown(int rows) {
        return top == 0 ? rows : Math.min(rows, top);
    }

    /** Halved is as far from 1 as doubled. */
    private static double size(double ratio) {
        return ratio > 0 ? Math.abs(Math.log(ratio)) : -1;
    }
}
