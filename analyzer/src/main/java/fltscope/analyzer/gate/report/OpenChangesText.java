package fltscope.analyzer.gate.report;

import fltscope.analyzer.gate.judge.GateResult;
import fltscope.analyzer.gate.judge.LeakComparison;
import fltscope.analyzer.gate.judge.LeakVerdict;
import fltscope.analyzer.gate.judge.OpenChange;
import fltscope.analyzer.text.Digits;
import fltscope.analyzer.text.TextPage;
import java.util.List;

/** Opens without an end on two sides: how many of each class, and the kinds of leaks that only one side has. */
final class OpenChangesText {
    private static final int NAME = 40;
    private static final int COUNT = 20;
    private static final int LABELS = 14;

    private final TextPage page;
    private final GateResult result;

    OpenChangesText(TextPage page, GateResult result) {
        this.page = page;
        this.result = result;
    }

    /** Writes the table, or nothing where all opens ended. */
    void write() {
        List<OpenChange> changes = OpenChange.of(result.before(), result.now());
        if (changes.isEmpty()) {
            return;
        }
        row("OPENS WITHOUT AN END, of all runs", "A", "B");
        for (OpenChange change : changes) {
            String issuer = change.filter() == null ? "" : " by " + GateNames.safe(change.filter());
            row("  " + change.openClass() + issuer, count(change.before()), count(change.now()));
        }
        onlyIn("B", LeakComparison.of(result.before(), result.now()));
        onlyIn("A", LeakComparison.of(result.now(), result.before()));
        page.blank();
    }

    private void onlyIn(String side, List<LeakVerdict> leaks) {
        String label = TextPage.padded("  only in " + side, LABELS);
        for (LeakVerdict leak : leaks) {
            if (leak.isNew()) {
                page.wrapped(label, LABELS, LeaksText.sentence(leak));
                page.verbatim(LABELS, LeaksText.path(leak.leak()));
                page.paragraph(LABELS, "id " + GateNames.safe(leak.leak().fingerprint()));
            }
        }
    }

    private void row(String name, String before, String now) {
        if (name.length() >= NAME) {
            page.verbatim(0, name);
        }
        page.line(TextPage.padded(name.length() >= NAME ? "" : name, NAME)
                + TextPage.right(before, COUNT)
                + TextPage.right(now, COUNT));
    }

    private static String count(OpenChange.Count count) {
        return count.opens() == 0
                ? GateNumbers.NONE
                : Digits.grouped(count.opens()) + " in " + Digits.counted(count.runs(), "run");
    }
}
