package fltscope.analyzer.gate.report;

import fltscope.analyzer.gate.judge.GateResult;
import fltscope.analyzer.gate.judge.Verdict;
import fltscope.analyzer.text.Colour;
import fltscope.analyzer.text.TextPage;
import fltscope.analyzer.text.Tone;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * A gate's result for a terminal: the verdict and what decided it, what to do, what was held against what; then what may not be
 * compared, leaks, metrics, callbacks that are called more or less often, and the budget.
 */
public final class GateText {
    static final int LABELS = 14;

    private GateText() {}

    /** Writes the whole report. */
    public static void write(PrintWriter out, GateView view) {
        TextPage page = new TextPage(out, LABELS);
        head(page, view);
        new DifferencesText(page).write(view.result().differences());
        new LeaksText(page, view).write();
        new MetricsText(page, view).write();
        new CallbackChangesText(page, view.result()).write(view::shown);
        new BudgetText(page, view).write();
    }

    private static void head(TextPage page, GateView view) {
        GateResult result = view.result();
        String verdict = TextPage.padded(result.verdict().label().toUpperCase(Locale.ROOT), LABELS);
        page.coloured(verdict, new Colour(view.colour()).of(tone(result.verdict()), verdict), LABELS, Summary.of(view));
        String step = NextStep.of(view).text();
        if (!step.isEmpty()) {
            page.item("do", step);
        }
        sides(page, view);
        page.blank();
    }

    private static void sides(TextPage page, GateView view) {
        GateResult result = view.result();
        page.item("now", GateNames.runs(result.now()));
        if (view.compared()) {
            page.item("baseline", GateNames.safe(view.baseline()) + ", " + GateNames.runs(result.before()));
        }
        facts(page, result);
    }

    /** Machine, filters and loss of both sides. */
    static void facts(TextPage page, GateResult result) {
        if (!result.now().isEmpty()) {
            page.item("machine", FactsText.machine(result.now().get(0).machine()));
        }
        page.item("filters", FactsText.filters(result));
        page.item("lost", FactsText.lost(result.now()));
        if (result.before().stream().anyMatch(run -> run.loss().lossy())) {
            page.item("lost before", FactsText.lost(result.before()));
        }
    }

    private static Tone tone(Verdict verdict) {
        return switch (verdict) {
            case REGRESSION -> Tone.ALARM;
            case INCONCLUSIVE -> Tone.CAUTION;
            case PASS -> Tone.HINT;
        };
    }
}
