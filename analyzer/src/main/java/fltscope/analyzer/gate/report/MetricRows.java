package fltscope.analyzer.gate.report;

import fltscope.analyzer.gate.judge.Change;
import fltscope.analyzer.gate.judge.MetricVerdict;
import fltscope.analyzer.gate.measure.Quantity;
import fltscope.analyzer.text.TextPage;

/**
 * Rows of metrics in 80 columns: what, medians of both sides, change, 95 % interval of the change. A name that does not fit has a
 * line of its own.
 */
public final class MetricRows {
    private static final int LABEL = 35;
    private static final int VALUE = 11;
    private static final int CHANGE = 9;
    private static final int INTERVAL = 14;
    private static final int INDENT = 4;

    private final TextPage page;

    MetricRows(TextPage page) {
        this.page = page;
    }

    void header(String label) {
        row(label, "baseline", "now", "change", "95 % interval");
    }

    void header(String label, String before, String now) {
        row(label, before, now, "change", "95 % interval");
    }

    /** Medians and change. */
    void numbers(MetricVerdict verdict) {
        Quantity quantity = verdict.metric().quantity();
        row(
                "  " + GateNames.metric(verdict.metric()),
                GateNumbers.value(quantity, verdict.before().median()),
                GateNumbers.value(quantity, verdict.now().median()),
                GateNumbers.change(verdict.change()),
                GateNumbers.interval(verdict.change()));
    }

    /** The numbers behind a verdict, below its row. */
    void evidence(MetricVerdict verdict) {
        page.paragraph(INDENT, evidenceOf(verdict));
    }

    /** A metric without numbers, and why. */
    void words(MetricVerdict verdict, String words) {
        String label = "  " + GateNames.metric(verdict.metric());
        if (label.length() >= LABEL) {
            page.verbatim(0, label);
            page.paragraph(LABEL, words);
        } else {
            page.wrapped(TextPage.padded(label, LABEL), LABEL, words);
        }
    }

    public static String evidenceOf(MetricVerdict verdict) {
        Change change = verdict.change();
        return "p " + GateNumbers.probability(change.p()) + ", after Holm "
                + GateNumbers.probability(change.adjustedP())
                + "; Cliff's delta " + GateNumbers.delta(change.cliffsDelta()) + "; "
                + verdict.now().values().size() + " against "
                + verdict.before().values().size()
                + " runs; counts from " + GateNumbers.share(verdict.minimumEffect()) + " on";
    }

    private void row(String label, String before, String now, String change, String interval) {
        String numbers = TextPage.right(before, VALUE)
                + TextPage.right(now, VALUE)
                + TextPage.right(change, CHANGE)
                + TextPage.right(interval, INTERVAL);
        if (label.length() + before.length() >= LABEL + VALUE) {
            page.verbatim(0, label);
            page.line(" ".repeat(LABEL) + numbers);
        } else {
            String start = TextPage.padded(label, LABEL);
            page.line(start + numbers.substring(start.length() - LABEL));
        }
    }
}
