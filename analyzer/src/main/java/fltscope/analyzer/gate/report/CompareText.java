package fltscope.analyzer.gate.report;

import fltscope.analyzer.gate.judge.Difference;
import fltscope.analyzer.gate.judge.GateResult;
import fltscope.analyzer.gate.judge.MetricVerdict;
import fltscope.analyzer.gate.measure.Quantity;
import fltscope.analyzer.text.Digits;
import fltscope.analyzer.text.TextPage;
import java.io.PrintWriter;
import java.util.List;

/** Two builds side by side, for people: what changed and by how much, without a verdict. */
public final class CompareText {
    private CompareText() {}

    /** Writes the whole comparison, of {@code before} as A and {@code now} as B. */
    public static void write(PrintWriter out, GateView view) {
        TextPage page = new TextPage(out, GateText.LABELS);
        GateResult result = view.result();
        page.line("COMPARISON    B with A; changes of medians over runs, no verdict");
        page.item("A", GateNames.runs(result.before()));
        page.item("B", GateNames.runs(result.now()));
        GateText.facts(page, result);
        page.blank();
        differences(page, result.differences());
        metrics(page, view);
        new CallbackChangesText(page, result).write(view::shown);
        new OpenChangesText(page, result).write();
    }

    private static String oneSided(MetricVerdict verdict) {
        boolean before = !verdict.before().values().isEmpty();
        boolean now = !verdict.now().values().isEmpty();
        if (before || now) {
            double median = (before ? verdict.before() : verdict.now()).median();
            return "only in " + (before ? "A" : "B") + ", "
                    + GateNumbers.value(verdict.metric().quantity(), median);
        }
        return Doubts.of(verdict);
    }

    private static void differences(TextPage page, List<Difference> differences) {
        if (differences.isEmpty()) {
            return;
        }
        page.line("DIFFERENCES that make the comparison doubtful");
        for (Difference difference : differences) {
            page.wrapped(
                    TextPage.padded("  " + difference.kind().label(), GateText.LABELS),
                    GateText.LABELS,
                    DifferencesText.sentence(difference));
        }
        page.blank();
    }

    private static void metrics(TextPage page, GateView view) {
        List<MetricVerdict> metrics = view.metricsByChange();
        if (metrics.isEmpty()) {
            page.line("METRICS       none: no run has callbacks of a filter");
            page.blank();
            return;
        }
        MetricRows rows = new MetricRows(page);
        rows.header("METRICS, clearest change first", "A", "B");
        int shown = view.shown(metrics.size());
        List<MetricVerdict> part = metrics.subList(0, shown);
        for (MetricVerdict verdict : part) {
            if (verdict.before().values().isEmpty() || verdict.now().values().isEmpty()) {
                rows.words(verdict, oneSided(verdict));
            } else {
                rows.numbers(verdict);
            }
        }
        if (shown < metrics.size()) {
            page.line("  ... and " + Digits.grouped(metrics.size() - shown) + " more (--top 0 for all)");
        }
        if (part.stream().anyMatch(verdict -> verdict.metric().quantity() == Quantity.CALLS)) {
            page.paragraph(2, Quantity.CALLS.words() + ": " + Quantity.CALLS.meaning());
        }
        page.blank();
    }
}
