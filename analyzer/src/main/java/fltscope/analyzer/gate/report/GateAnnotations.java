package fltscope.analyzer.gate.report;

import fltscope.analyzer.gate.budget.BudgetResult;
import fltscope.analyzer.gate.judge.GateResult;
import fltscope.analyzer.gate.judge.MetricVerdict;
import fltscope.analyzer.gate.judge.Outcome;
import fltscope.analyzer.gate.judge.Verdict;
import fltscope.analyzer.gate.measure.Quantity;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines that GitHub Actions shows as annotations of the build
 * (docs.github.com/actions/reference/workflow-commands-for-github-actions). It takes ten errors and ten warnings of a step.
 */
public final class GateAnnotations {
    private static final int MOST = 9;
    private static final String TITLE = "fltscope gate";

    private final PrintWriter out;

    private GateAnnotations(PrintWriter out) {
        this.out = out;
    }

    /** Writes them: one for what decided the verdict, and one for each thing that is worse. */
    public static void write(PrintWriter out, GateView view) {
        new GateAnnotations(out).write(view);
        out.flush();
    }

    private void write(GateView view) {
        GateResult result = view.result();
        String level = result.verdict() == Verdict.PASS ? "notice" : view.exitCode() == 0 ? "warning" : "error";
        line(level, TITLE + ": " + result.verdict().label(), Summary.of(view));
        List<String> errors = new ArrayList<>();
        view.newLeaks()
                .forEach(leak ->
                        errors.add("new leak: " + LeaksText.sentence(leak) + ": " + LeaksText.path(leak.leak())));
        budget(result, BudgetResult.State.BROKEN).forEach(line -> errors.add("budget broken: " + line));
        view.metrics(Outcome.REGRESSION).forEach(verdict -> errors.add(regression(verdict)));
        errors.stream().limit(MOST).forEach(text -> line("error", TITLE, text));
        budget(result, BudgetResult.State.MATCHES_NOTHING).stream()
                .limit(MOST)
                .forEach(text -> line("warning", TITLE, "no match: " + text));
    }

    private static List<String> budget(GateResult result, BudgetResult.State state) {
        return result.budget().stream()
                .filter(line -> line.state() == state)
                .map(BudgetText::sentence)
                .toList();
    }

    private static String regression(MetricVerdict verdict) {
        Quantity quantity = verdict.metric().quantity();
        return GateNames.metric(verdict.metric()) + ": "
                + GateNumbers.value(quantity, verdict.before().median())
                + " -> " + GateNumbers.value(quantity, verdict.now().median()) + " ("
                + GateNumbers.change(verdict.change()) + ", 95 %: " + GateNumbers.interval(verdict.change()) + ")";
    }

    private void line(String level, String title, String message) {
        out.print("::" + level + " title=" + property(title) + "::" + data(message) + '\n');
    }

    /** What GitHub asks to be escaped in the text. */
    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    /** And in a property. */
    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
