package fltscope.analyzer.gate.report.markdown;

import fltscope.analyzer.gate.budget.BudgetResult;
import fltscope.analyzer.gate.judge.GateResult;
import fltscope.analyzer.gate.judge.LeakVerdict;
import fltscope.analyzer.gate.judge.Outcome;
import fltscope.analyzer.gate.judge.Verdict;
import fltscope.analyzer.gate.report.BudgetText;
import fltscope.analyzer.gate.report.DifferencesText;
import fltscope.analyzer.gate.report.FactsText;
import fltscope.analyzer.gate.report.GateNames;
import fltscope.analyzer.gate.report.GateView;
import fltscope.analyzer.gate.report.LeaksText;
import fltscope.analyzer.gate.report.NextStep;
import fltscope.analyzer.gate.report.Summary;
import fltscope.analyzer.text.Digits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * A gate's result as a comment on a pull request: the verdict and what to do, what is wrong, and folded below it the whole table
 * and the facts. It stays below the 65,536 characters that GitHub takes.
 */
public final class GateMarkdown {
    private static final int SHOWN = 20;

    private final Markdown out = new Markdown();
    private final GateView view;
    private final GateResult result;

    private GateMarkdown(GateView view) {
        this.view = view;
        result = view.result();
    }

    /** Writes the comment. */
    public static void write(Writer target, GateView view) {
        try {
            target.write(new GateMarkdown(view).text());
            target.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text() {
        head();
        part(
                "Not comparable",
                result.differences(),
                difference -> out.item((difference.allowed() ? "allowed: " : "")
                        + difference.kind().label() + ": " + Markdown.code(DifferencesText.sentence(difference))));
        part("Leaks", view.newLeaks(), this::leak);
        List<BudgetResult> budget = result.budget().stream()
                .filter(line -> line.state() != BudgetResult.State.KEPT)
                .toList();
        part(
                "Budget",
                budget,
                line -> out.item(mark(line.state()) + ' ' + BudgetText.words(line.state()) + ": "
                        + Markdown.code(BudgetText.sentence(line))));
        new MarkdownTables(out, view).write();
        facts();
        return out.toString();
    }

    private void head() {
        NextStep step = NextStep.of(view);
        String command = step.command().isEmpty() ? "" : ": " + Markdown.code(step.command());
        out.line("### " + mark(result.verdict()) + " fltscope gate: "
                        + result.verdict().label().toUpperCase(Locale.ROOT))
                .blank()
                .line(Markdown.plain(capital(Summary.of(view))) + "."
                        + (step.words().isEmpty() ? "" : " To do: " + Markdown.plain(step.words()) + command + "."))
                .blank();
    }

    private static String capital(String sentence) {
        return sentence.isEmpty()
                ? sentence
                : sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }

    private void leak(LeakVerdict leak) {
        out.item("❌ " + Markdown.code(LeaksText.sentence(leak)) + ": " + Markdown.code(LeaksText.path(leak.leak()))
                + ", id " + Markdown.code(leak.leak().fingerprint()));
    }

    private <T> void part(String title, List<T> items, Consumer<T> item) {
        if (items.isEmpty()) {
            return;
        }
        out.line("**" + title + "**").blank();
        items.stream().limit(SHOWN).forEach(item);
        if (items.size() > SHOWN) {
            out.item("and " + Digits.grouped(items.size() - SHOWN) + " more");
        }
        out.blank();
    }

    private void facts() {
        out.beginDetails("Runs, machine and filters");
        out.item("now: " + Markdown.code(GateNames.runs(result.now())));
        if (view.compared()) {
            out.item("baseline: " + Markdown.code(view.baseline()) + ", "
                    + Markdown.code(GateNames.runs(result.before())));
        }
        if (!result.now().isEmpty()) {
            out.item("machine: " + FactsText.machine(result.now().get(0).machine()));
        }
        out.item("filters: " + Markdown.code(FactsText.filters(result)));
        out.item("lost: " + Markdown.code(FactsText.lost(result.now())));
        if (view.compared()) {
            out.item("metrics: " + view.count(Outcome.PASS) + " as before, " + view.count(Outcome.REGRESSION)
                    + " regressed, " + view.count(Outcome.IMPROVEMENT) + " improved, "
                    + view.count(Outcome.INCONCLUSIVE) + " inconclusive");
        }
        out.endDetails();
    }

    private static String mark(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "✅";
            case REGRESSION -> "❌";
            case INCONCLUSIVE -> "❔";
        };
    }

    private static String mark(BudgetResult.State state) {
        return state == BudgetResult.State.BROKEN ? "❌" : "❔";
    }
}
