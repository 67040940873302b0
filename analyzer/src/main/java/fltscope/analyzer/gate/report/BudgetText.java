package fltscope.analyzer.gate.report;

import fltscope.analyzer.gate.budget.BudgetResult;
import fltscope.analyzer.gate.budget.BudgetSubject;
import fltscope.analyzer.gate.measure.Quantity;
import fltscope.analyzer.text.Colour;
import fltscope.analyzer.text.Digits;
import fltscope.analyzer.text.TextPage;
import fltscope.analyzer.text.Tone;
import java.util.List;

/** What became of each line of a budget. */
public final class BudgetText {
    private static final int LABELS = 14;

    private final TextPage page;
    private final GateView view;
    private final Colour colour;

    BudgetText(TextPage page, GateView view) {
        this.page = page;
        this.view = view;
        colour = new Colour(view.colour());
    }

    void write() {
        List<BudgetResult> budget = view.result().budget();
        if (view.budget() == null) {
            return;
        }
        page.wrapped(
                TextPage.padded("BUDGET", LABELS),
                LABELS,
                GateNames.safe(view.budget()) + ": " + Digits.counted(budget.size(), "line"));
        for (BudgetResult line : budget) {
            String label = TextPage.padded("  " + words(line.state()), LABELS);
            page.coloured(label, colour.of(tone(line.state()), label), LABELS, sentence(line));
        }
        page.blank();
    }

    /** {@code vfsmfd CREATE pre p99 <= 200 us: 412 us in new-03.etl}. */
    public static String sentence(BudgetResult result) {
        String line = GateNames.budget(result.line());
        String value = result.value() == BudgetResult.UNKNOWN
                ? ""
                : value(result.line().subject(), result.value())
                        + (result.run() == null ? "" : " in " + GateNames.safe(result.run()));
        String reason = result.reason() == null ? "" : GateNames.safe(result.reason());
        String words = value.isEmpty() || reason.isEmpty() ? value + reason : value + "; " + reason;
        return words.isEmpty() ? line : line + ": " + words;
    }

    private static String value(BudgetSubject subject, long value) {
        if (subject instanceof BudgetSubject.OfMetric limited) {
            return GateNumbers.value(limited.metric().quantity(), (double) value);
        }
        if (subject instanceof BudgetSubject.AllTime) {
            return GateNumbers.value(Quantity.TIME_PER_OPERATION, (double) value);
        }
        return subject instanceof BudgetSubject.AllCalls
                ? GateNumbers.perThousand((double) value)
                : Digits.grouped(value);
    }

    public static String words(BudgetResult.State state) {
        return switch (state) {
            case MATCHES_NOTHING -> "no match";
            case INCONCLUSIVE -> "not judged";
            default -> state.label();
        };
    }

    private static Tone tone(BudgetResult.State state) {
        return switch (state) {
            case BROKEN -> Tone.ALARM;
            case INCONCLUSIVE, MATCHES_NOTHING -> Tone.CAUTION;
            case KEPT -> Tone.PLAIN;
        };
    }
}
