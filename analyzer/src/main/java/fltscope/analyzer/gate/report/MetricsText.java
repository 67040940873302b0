package fltscope.analyzer.gate.report;

import fltscope.analyzer.gate.judge.Doubt;
import fltscope.analyzer.gate.judge.MetricVerdict;
import fltscope.analyzer.gate.judge.Outcome;
import fltscope.analyzer.gate.measure.Quantity;
import fltscope.analyzer.text.Colour;
import fltscope.analyzer.text.Digits;
import fltscope.analyzer.text.TextPage;
import fltscope.analyzer.text.Tone;
import java.util.List;

/** The metrics by their outcome; those that regressed or improved with the numbers behind it. */
final class MetricsText {
    private static final int INDENT = 4;

    private final TextPage page;
    private final MetricRows rows;
    private final GateView view;
    private final Colour colour;
    private boolean callsShown;

    MetricsText(TextPage page, GateView view) {
        this.page = page;
        this.view = view;
        rows = new MetricRows(page);
        colour = new Colour(view.colour());
    }

    void write() {
        if (view.result().metrics().isEmpty()) {
            return;
        }
        rows.header("METRICS, medians of runs");
        part(Outcome.REGRESSION, Tone.ALARM);
        part(Outcome.IMPROVEMENT, Tone.HINT);
        part(Outcome.INCONCLUSIVE, Tone.CAUTION);
        part(Outcome.PASS, Tone.PLAIN);
        rest();
        if (callsShown) {
            page.paragraph(2, Quantity.CALLS.words() + ": " + Quantity.CALLS.meaning());
        }
        page.blank();
    }

    private void rest() {
        long rest = view.result().metrics().stream()
                .filter(verdict -> !verdict.takesPart())
                .count();
        if (rest > 0) {
            page.line(" not gated");
            page.paragraph(2, Digits.counted(rest, "metric") + " with too few events on either side");
        }
    }

    private void part(Outcome outcome, Tone tone) {
        List<MetricVerdict> metrics = view.metrics(outcome);
        if (metrics.isEmpty()) {
            return;
        }
        String title = " " + outcome.label() + " ";
        page.coloured(title, colour.of(tone, title), 2, "(" + Digits.grouped(metrics.size()) + ")" + ofAll(metrics));
        boolean all = outcome == Outcome.REGRESSION || outcome == Outcome.IMPROVEMENT;
        int shown = all ? metrics.size() : view.shown(metrics.size());
        metrics.stream().limit(shown).forEach(this::row);
        if (shown < metrics.size()) {
            page.line("  ... and " + Digits.grouped(metrics.size() - shown) + " more (--top 0 for all)");
        }
    }

    /** The reason that all share, as it is one of the runs and not of the metric. */
    private static String ofAll(List<MetricVerdict> metrics) {
        MetricVerdict first = metrics.get(0);
        return first.doubt() == Doubt.NOT_COMPARABLE || first.doubt() == Doubt.TOO_FEW_RUNS
                ? ": " + Doubts.of(first)
                : "";
    }

    private void row(MetricVerdict verdict) {
        callsShown |= verdict.metric().quantity() == Quantity.CALLS;
        if (verdict.outcome() != Outcome.INCONCLUSIVE) {
            rows.numbers(verdict);
            if (verdict.outcome() != Outcome.PASS) {
                rows.evidence(verdict);
            }
            return;
        }
        switch (verdict.doubt()) {
            case NOT_COMPARABLE, TOO_FEW_RUNS -> rows.numbers(verdict);
            case TOO_NOISY, NOT_SIGNIFICANT -> {
                rows.numbers(verdict);
                page.paragraph(INDENT, Doubts.of(verdict));
            }
            default -> rows.words(verdict, Doubts.of(verdict));
        }
    }
}
