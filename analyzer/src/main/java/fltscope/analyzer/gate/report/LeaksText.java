package fltscope.analyzer.gate.report;

import fltscope.analyzer.gate.judge.LeakVerdict;
import fltscope.analyzer.gate.measure.LeakFacts;
import fltscope.analyzer.text.Colour;
import fltscope.analyzer.text.Digits;
import fltscope.analyzer.text.TextPage;
import fltscope.analyzer.text.Tone;
import java.util.List;

/** Leaks of the runs that are gated: new ones in full, those that the baseline has too as a count. */
public final class LeaksText {
    private static final int LABELS = 8;
    private static final String NEW = "  new   ";

    private final TextPage page;
    private final GateView view;

    LeaksText(TextPage page, GateView view) {
        this.page = page;
        this.view = view;
    }

    void write() {
        List<LeakVerdict> leaks = view.result().leaks();
        if (leaks.isEmpty()) {
            return;
        }
        if (!view.compared()) {
            page.line(
                    "LEAKS         " + Digits.grouped(leaks.size()) + "; without a baseline they do not fail the gate");
            page.blank();
            return;
        }
        List<LeakVerdict> fresh = view.newLeaks();
        int known = leaks.size() - fresh.size();
        page.line("LEAKS         " + Digits.grouped(fresh.size()) + " new"
                + (known == 0 ? "" : ", " + Digits.grouped(known) + " as in the baseline"));
        String coloured = new Colour(view.colour()).of(Tone.ALARM, NEW);
        for (LeakVerdict leak : fresh) {
            page.coloured(NEW, coloured, LABELS, sentence(leak));
            page.verbatim(LABELS, path(leak.leak()));
            page.paragraph(LABELS, "id " + GateNames.safe(leak.leak().fingerprint()));
        }
        page.blank();
    }

    /** {@code filter-own-unclosed, strong, issued by vfsmfd: 8 opens by svchost.exe, in new-03.etl}. */
    public static String sentence(LeakVerdict verdict) {
        LeakFacts leak = verdict.leak();
        return leak.openClass() + ", " + leak.confidence()
                + (leak.filter() == null ? "" : ", issued by " + GateNames.safe(leak.filter())) + ": "
                + Digits.counted(leak.opens(), "open")
                + (leak.process() == null ? "" : " by " + GateNames.safe(leak.process())) + ", in "
                + GateNames.named(verdict.runs());
    }

    public static String path(LeakFacts leak) {
        return leak.path() == null ? "(path not recorded)" : GateNames.safe(leak.path());
    }
}
