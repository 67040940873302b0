package fltscope.analyzer.gate.report.markdown;

import fltscope.analyzer.gate.judge.CallbackChange;
import fltscope.analyzer.gate.judge.Doubt;
import fltscope.analyzer.gate.judge.MetricVerdict;
import fltscope.analyzer.gate.judge.Outcome;
import fltscope.analyzer.gate.measure.Metric;
import fltscope.analyzer.gate.measure.Quantity;
import fltscope.analyzer.gate.report.CallbackChangesText;
import fltscope.analyzer.gate.report.Doubts;
import fltscope.analyzer.gate.report.GateNumbers;
import fltscope.analyzer.gate.report.GateView;
import fltscope.analyzer.names.FilterNames;
import fltscope.analyzer.text.Digits;
import java.util.ArrayList;
import java.util.List;

/** The tables of a comment: the metrics that changed, and folded below them all metrics and callbacks. */
final class MarkdownTables {
    /** GitHub takes 65,536 characters; the rest of the comment is far below the difference. */
    private static final int FULL = 56_000;

    private static final int CHANGED_SHOWN = 20;
    private static final String DASH = "–";
    private static final List<String> COLUMNS =
            List.of("", "filter, operation", "metric", "baseline", "now", "change (95 %)", "");

    private final Markdown out;
    private final GateView view;

    MarkdownTables(Markdown out, GateView view) {
        this.out = out;
        this.view = view;
    }

    void write() {
        List<MetricVerdict> changed = new ArrayList<>(view.metrics(Outcome.REGRESSION));
        changed.addAll(view.metrics(Outcome.IMPROVEMENT));
        table(changed, CHANGED_SHOWN);
        callbacks();
        List<MetricVerdict> all = new ArrayList<>();
        for (Outcome outcome : List.of(Outcome.REGRESSION, Outcome.IMPROVEMENT, Outcome.INCONCLUSIVE, Outcome.PASS)) {
            all.addAll(view.metrics(outcome));
        }
        if (all.isEmpty()) {
            return;
        }
        out.beginDetails("All " + Digits.counted(all.size(), "metric"));
        table(all, all.size());
        out.endDetails();
    }

    private void table(List<MetricVerdict> metrics, int most) {
        if (metrics.isEmpty()) {
            return;
        }
        out.tableHead(COLUMNS);
        int shown = 0;
        for (MetricVerdict verdict : metrics) {
            if (shown == most || out.length() > FULL) {
                break;
            }
            row(verdict);
            shown++;
        }
        out.blank();
        if (shown < metrics.size()) {
            out.line("and " + Digits.grouped(metrics.size() - shown) + " more").blank();
        }
    }

    private void row(MetricVerdict verdict) {
        Metric metric = verdict.metric();
        Quantity quantity = metric.quantity();
        String change = GateNumbers.change(verdict.change());
        String interval = GateNumbers.interval(verdict.change());
        out.row(List.of(
                mark(verdict.outcome()),
                place(metric.filter(), metric),
                quantity == Quantity.CALLS ? "callbacks per 1,000 operations" : quantity.words(),
                dashed(GateNumbers.value(quantity, verdict.before().median())),
                dashed(GateNumbers.value(quantity, verdict.now().median())),
                dashed(change) + (interval.equals(GateNumbers.NONE) ? "" : " (" + interval + ")"),
                verdict.doubt() == Doubt.NONE ? words(verdict.outcome()) : Doubts.of(verdict)));
    }

    private static String place(String filter, Metric metric) {
        return Markdown.code(filter)
                + switch (metric.quantity().scope()) {
                    case CALLBACK -> ' ' + metric.callback().withinFilter();
                    case FUNCTION -> ' ' + FilterNames.function(metric.majorFunction());
                    case FILTER -> "";
                };
    }

    private static String dashed(String number) {
        return number.equals(GateNumbers.NONE) ? DASH : number;
    }

    private void callbacks() {
        List<CallbackChange> changes = view.result().callbacks();
        if (changes.isEmpty()) {
            return;
        }
        String unit = changes.get(0).byOperation() ? "calls per 1,000 operations" : "calls of a run";
        out.beginDetails(Digits.counted(changes.size(), "callback") + " called more or less often");
        out.tableHead(List.of("callback", "", "before, " + unit, "now"));
        for (CallbackChange change : changes.subList(0, Math.min(CHANGED_SHOWN, changes.size()))) {
            out.row(List.of(
                    Markdown.code(change.callback().filter())
                            + ' '
                            + change.callback().withinFilter(),
                    CallbackChangesText.words(change.kind()),
                    dashed(CallbackChangesText.range(change.before(), change.byOperation())),
                    dashed(CallbackChangesText.range(change.now(), change.byOperation()))));
        }
        if (changes.size() > CHANGED_SHOWN) {
            out.blank().line("and " + Digits.grouped(changes.size() - CHANGED_SHOWN) + " more");
        }
        out.endDetails();
    }

    private static String words(Outcome outcome) {
        return outcome == Outcome.PASS ? "same" : outcome.label();
    }

    private static String mark(Outcome outcome) {
        return switch (outcome) {
            case REGRESSION -> "❌";
            case IMPROVEMENT, PASS -> "✅";
            case INCONCLUSIVE -> "❔";
        };
    }
}
