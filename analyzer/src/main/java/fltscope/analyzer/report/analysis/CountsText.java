package fltscope.analyzer.report.analysis;

import fltscope.analyzer.pairing.PairingCounter;
import fltscope.analyzer.report.view.AnalysisView;
import fltscope.analyzer.result.JoinRate;
import fltscope.analyzer.text.Digits;
import fltscope.analyzer.text.TextPage;
import fltscope.schemas.trace.TraceCounter;

/** The counts behind a report: what left the pairing, how its two sources found each other, what the reading counted. */
final class CountsText {
    private static final int COUNT = 14;

    private final TextPage page;
    private final AnalysisView view;

    CountsText(TextPage page, AnalysisView view) {
        this.page = page;
        this.view = view;
    }

    void write() {
        page.line(view.selection().isNarrow() ? "COUNTS, of the whole trace" : "COUNTS");
        for (PairingCounter counter : PairingCounter.values()) {
            long count = view.analysis().pairing().get(counter);
            if (count != 0) {
                page.line(number(count) + counter.label());
            }
        }
        for (TraceCounter counter : TraceCounter.values()) {
            long count = view.analysis().counters().count(counter);
            if (count != 0) {
                page.wrapped(number(count), COUNT + 2, counter.label() + ": " + counter.sentence());
            }
        }
        join();
        page.paragraph(
                2,
                view.analysis().pairing().allAddUp()
                        ? "Every start, end, create and callback is counted once: the sums add up."
                        : "The sums do not add up: this is a defect of fltscope, please report it.");
    }

    private static String number(long count) {
        return TextPage.right(Digits.grouped(count), COUNT) + "  ";
    }

    private void join() {
        JoinRate join = view.analysis().join();
        if (join.operations() == 0 || view.analysis().filters().isEmpty()) {
            return;
        }
        page.paragraph(
                2,
                "Of " + Digits.counted(join.operations(), "file operation") + ", "
                        + Digits.grouped(join.byCallbackData())
                        + " were found among the filters' requests by callback data, " + Digits.grouped(join.byIrp())
                        + " by IRP (which is tried on the first, and kept if it finds more).");
    }
}
