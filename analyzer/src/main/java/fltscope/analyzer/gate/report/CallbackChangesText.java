package fltscope.analyzer.gate.report;

import fltscope.analyzer.gate.judge.CallbackChange;
import fltscope.analyzer.gate.judge.GateResult;
import fltscope.analyzer.text.Digits;
import fltscope.analyzer.text.TextPage;
import java.util.List;
import java.util.Locale;
import java.util.function.IntUnaryOperator;

/** Callbacks that appeared, vanished, or are called more or less often. */
public final class CallbackChangesText {
    private static final int KIND = 14;
    private static final int NAME = 28;
    private static final int RANGE = 19;

    private final TextPage page;
    private final List<CallbackChange> changes;

    CallbackChangesText(TextPage page, GateResult result) {
        this.page = page;
        changes = result.callbacks();
    }

    /**
     * Writes the table, or nothing where nothing changed.
     *
     * @param shown how many of so many rows are shown
     */
    void write(IntUnaryOperator shown) {
        if (changes.isEmpty()) {
            return;
        }
        row(
                "CALLBACKS, " + (changes.get(0).byOperation() ? "calls per 1,000 operations" : "calls"),
                "",
                "before",
                "now");
        int count = shown.applyAsInt(changes.size());
        for (CallbackChange change : changes.subList(0, count)) {
            row(
                    "  " + words(change.kind()),
                    GateNames.callback(change.callback()),
                    range(change.before(), change.byOperation()),
                    range(change.now(), change.byOperation()));
        }
        if (count < changes.size()) {
            page.line("  ... and " + Digits.grouped(changes.size() - count) + " more (--top 0 for all)");
        }
        page.blank();
    }

    private void row(String kind, String name, String before, String now) {
        String start = name.isEmpty() ? kind : TextPage.padded(kind, KIND) + name;
        String numbers = TextPage.right(before, RANGE) + TextPage.right(now, RANGE);
        if (start.length() + before.length() >= KIND + NAME + RANGE) {
            page.verbatim(0, start);
            page.line(" ".repeat(KIND + NAME) + numbers);
        } else {
            String padded = TextPage.padded(start, KIND + NAME);
            page.line(padded + numbers.substring(padded.length() - KIND - NAME));
        }
    }

    public static String words(CallbackChange.Kind kind) {
        return kind.label().replace('-', ' ').toLowerCase(Locale.ROOT);
    }

    /** {@code 12.0 .. 12.4}; one number where both are the same; nothing known as {@code -}. */
    public static String range(CallbackChange.Range range, boolean byOperation) {
        if (range.greatest() == 0) {
            return GateNumbers.NONE;
        }
        String least = text(range.least(), byOperation);
        String greatest = text(range.greatest(), byOperation);
        return least.equals(greatest) ? least : least + " .. " + greatest;
    }

    private static String text(long value, boolean byOperation) {
        return byOperation ? GateNumbers.perThousand((double) value) : Digits.grouped(value);
    }
}
