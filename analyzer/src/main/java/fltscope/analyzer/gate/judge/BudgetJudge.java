package fltscope.analyzer.gate.judge;

import fltscope.analyzer.finding.OpenClass;
import fltscope.analyzer.gate.budget.BudgetLine;
import fltscope.analyzer.gate.budget.BudgetResult;
import fltscope.analyzer.gate.budget.BudgetSubject;
import fltscope.analyzer.gate.measure.CallbackCount;
import fltscope.analyzer.gate.measure.ClassCount;
import fltscope.analyzer.gate.measure.Quantity;
import fltscope.analyzer.gate.measure.RunFacts;
import fltscope.analyzer.gate.measure.RunMetric;
import fltscope.analyzer.gate.measure.UnloadFacts;
import fltscope.analyzer.metric.PerOperation;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Holds runs against the lines of a budget. A budget is a limit for what a trace holds, not a guess at what others will: it is
 * judged on one trace, and on few events.
 */
final class BudgetJudge {
    private BudgetJudge() {}

    /** What became of each line, in their order. */
    static List<BudgetResult> judge(List<BudgetLine> budget, List<RunFacts> runs, GateOptions options) {
        return budget.stream().map(line -> judge(line, runs, options)).toList();
    }

    private static BudgetResult judge(BudgetLine line, List<RunFacts> runs, GateOptions options) {
        boolean lossAllowed = options.allowed().contains(Difference.Kind.LOSS);
        RunFacts worst = null;
        BudgetResult doubt = null;
        boolean matched = false;
        long greatest = BudgetResult.UNKNOWN;
        for (RunFacts run : runs) {
            boolean lossy = run.loss().lossy() && !lossAllowed;
            boolean matches = matches(line.subject(), run);
            matched |= matches;
            String untold = lossy ? "loss: " + String.join(", ", run.loss().reasons()) : untold(line.subject(), run);
            if (untold != null && (matches || lossy)) {
                doubt = doubt == null ? result(line, BudgetResult.State.INCONCLUSIVE, run, untold) : doubt;
            } else if (matches) {
                long value = value(line.subject(), run);
                if (value > greatest) {
                    greatest = value;
                    worst = run;
                }
            }
        }
        if (worst != null && greatest > line.limit()) {
            return new BudgetResult(
                    line, BudgetResult.State.BROKEN, greatest, worst.name(), few(line.subject(), worst));
        }
        if (doubt != null) {
            return doubt;
        }
        if (!matched || worst == null) {
            return new BudgetResult(
                    line, BudgetResult.State.MATCHES_NOTHING, BudgetResult.UNKNOWN, null, "no trace has it");
        }
        return new BudgetResult(line, BudgetResult.State.KEPT, greatest, worst.name(), few(line.subject(), worst));
    }

    private static BudgetResult result(BudgetLine line, BudgetResult.State state, RunFacts run, String reason) {
        return new BudgetResult(line, state, BudgetResult.UNKNOWN, run.name(), reason);
    }

    /** Whether a run has what a line speaks of, so that the line is not a slip of the pen. */
    private static boolean matches(BudgetSubject subject, RunFacts run) {
        if (subject instanceof BudgetSubject.OfMetric of) {
            return run.metric(of.metric()).isPresent()
                    || (of.metric().quantity().scope() == Quantity.Scope.FILTER
                            && hasFilter(run, of.metric().filter()));
        }
        if (subject instanceof BudgetSubject.Unclosed unclosed) {
            return matchesIssuer(unclosed.filter(), run);
        }
        if (subject instanceof BudgetSubject.Findings findings) {
            return matchesIssuer(findings.filter(), run);
        }
        if (subject instanceof BudgetSubject.Blockers blockers) {
            return blockers.filter() == null || unloads(run, blockers).findAny().isPresent();
        }
        return true;
    }

    private static boolean matchesIssuer(String filter, RunFacts run) {
        return filter == null
                || hasFilter(run, filter)
                || run.opens().stream().anyMatch(count -> filter.equals(count.filter()));
    }

    private static boolean hasFilter(RunFacts run, String filter) {
        return run.filters().stream().anyMatch(known -> known.name().equals(filter));
    }

    /** Why a run can not tell what a line needs; null where it can. */
    private static String untold(BudgetSubject subject, RunFacts run) {
        if (subject instanceof BudgetSubject.Blockers blockers) {
            return unloads(run, blockers).allMatch(UnloadFacts::recorded)
                    ? null
                    : "entries of callbacks, or opens, were not recorded";
        }
        boolean aboutOpens = subject instanceof BudgetSubject.Unclosed || subject instanceof BudgetSubject.Findings;
        if (aboutOpens) {
            return run.endsRecorded() ? null : "cleanups and closes were not recorded";
        }
        boolean byOperation = !(subject instanceof BudgetSubject.OfMetric of)
                || of.metric().quantity().scope() == Quantity.Scope.FILTER;
        return byOperation && run.operations() == 0 ? "file operations were not recorded" : null;
    }

    private static long value(BudgetSubject subject, RunFacts run) {
        if (subject instanceof BudgetSubject.OfMetric of) {
            return run.metric(of.metric()).map(RunMetric::value).orElse(0L);
        }
        if (subject instanceof BudgetSubject.AllCalls) {
            long calls =
                    run.callbacks().stream().mapToLong(CallbackCount::calls).sum();
            return PerOperation.callsPerMillion(calls, run.operations());
        }
        if (subject instanceof BudgetSubject.AllTime) {
            return run.metrics().stream()
                    .filter(metric -> metric.metric().quantity() == Quantity.TIME_PER_OPERATION)
                    .mapToLong(RunMetric::value)
                    .sum();
        }
        if (subject instanceof BudgetSubject.Unclosed unclosed) {
            return opens(run, OpenClass.FILTER_OWN_UNCLOSED.label(), unclosed.filter());
        }
        if (subject instanceof BudgetSubject.Blockers blockers) {
            return unloads(run, blockers).mapToLong(UnloadFacts::blockers).sum();
        }
        BudgetSubject.Findings findings = (BudgetSubject.Findings) subject;
        return opens(run, findings.openClass(), findings.filter());
    }

    private static Stream<UnloadFacts> unloads(RunFacts run, BudgetSubject.Blockers of) {
        return run.unloads().stream()
                .filter(unload -> of.filter() == null || of.filter().equals(unload.filter()));
    }

    private static long opens(RunFacts run, String openClass, String filter) {
        return run.opens().stream()
                .filter(count -> count.openClass().equals(openClass))
                .filter(count -> filter == null || Objects.equals(filter, count.filter()))
                .mapToLong(ClassCount::opens)
                .sum();
    }

    /** That a percentile stands on few events; null where it does not. */
    private static String few(BudgetSubject subject, RunFacts run) {
        if (!(subject instanceof BudgetSubject.OfMetric of)) {
            return null;
        }
        return run.metric(of.metric())
                .filter(metric -> !metric.counts())
                .map(metric -> "of " + metric.events() + " events; "
                        + metric.metric().quantity().eventsNeeded() + " make it steady")
                .orElse(null);
    }
}
