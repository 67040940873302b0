package fltscope.analyzer.report.info;

import fltscope.analyzer.text.Digits;
import fltscope.analyzer.text.TextPage;
import fltscope.schemas.trace.LayoutFacts;
import fltscope.schemas.trace.LayoutVerdict;
import java.io.PrintWriter;

/** What a recording says of the layouts of its events, as a text that names no file, path or program. */
public final class CheckText {
    private static final int VERDICT_COLUMNS = 12;
    private static final int COUNT_COLUMNS = 12;
    private static final int EVENT_COLUMNS = 36;
    private static final int BITS = 8;

    private final TextPage page;

    private CheckText(PrintWriter out) {
        page = new TextPage(out, VERDICT_COLUMNS);
    }

    /** Writes all of it. */
    public static void write(PrintWriter out, LayoutFacts facts) {
        CheckText text = new CheckText(out);
        text.page.line("LAYOUTS of the events: Windows build " + facts.machine().osBuild() + ", "
                + BITS * facts.machine().pointerBytes() + "-bit, "
                + Digits.counted(facts.machine().processors(), "processor") + ", "
                + Digits.counted(facts.events(), "event"));
        text.page.line("This text has no names, paths or addresses, and can be sent.");
        text.claims(facts);
        text.sizes(facts);
    }

    /** Writes what is claimed alone. */
    public static void writeClaims(PrintWriter out, LayoutFacts facts) {
        new CheckText(out).claims(facts);
    }

    private void claims(LayoutFacts facts) {
        page.line("");
        page.line(TextPage.padded("VERDICT", VERDICT_COLUMNS) + TextPage.right("agree", COUNT_COLUMNS)
                + TextPage.right("differ", COUNT_COLUMNS) + "  what is claimed");
        for (LayoutFacts.Claim claim : facts.claims()) {
            if (claim.verdict() != LayoutVerdict.NOT_SEEN) {
                String start = TextPage.padded(claim.verdict().label(), VERDICT_COLUMNS)
                        + TextPage.right(Digits.grouped(claim.agree()), COUNT_COLUMNS)
                        + TextPage.right(Digits.grouped(claim.differ()), COUNT_COLUMNS) + "  ";
                page.wrapped(start, start.length(), claim.claim().sentence());
            }
        }
        for (LayoutFacts.Claim claim : facts.claims()) {
            if (claim.verdict() == LayoutVerdict.NOT_SEEN) {
                page.wrapped(
                        TextPage.padded(claim.verdict().label(), VERDICT_COLUMNS) + "  ",
                        VERDICT_COLUMNS + 2,
                        claim.claim().sentence());
            }
        }
        page.line("");
        page.line(facts.count(LayoutVerdict.CONSISTENT) + " consistent, " + facts.count(LayoutVerdict.CONTRADICTED)
                + " contradicted, " + facts.count(LayoutVerdict.NOT_SEEN) + " not seen");
        if (facts.count(LayoutVerdict.CONTRADICTED) > 0) {
            page.wrapped(
                    "",
                    0,
                    "What is contradicted is read wrongly, or differently on this build: please send this text.");
        }
    }

    private void sizes(LayoutFacts facts) {
        page.line("");
        page.line(TextPage.padded("PAYLOADS", EVENT_COLUMNS) + " ver bits header    "
                + TextPage.right("count", COUNT_COLUMNS) + "  bytes");
        for (LayoutFacts.Size size : facts.sizes()) {
            page.line(TextPage.padded(TextPage.cutTo(size.event(), EVENT_COLUMNS), EVENT_COLUMNS)
                    + TextPage.right(Integer.toString(size.version()), 4)
                    + TextPage.right(Integer.toString(BITS * size.pointerBytes()), 5) + " "
                    + TextPage.padded(size.header(), 9)
                    + TextPage.right(Digits.grouped(size.count()), COUNT_COLUMNS)
                    + "  " + (size.leastBytes() == size.mostBytes() ? "" : size.leastBytes() + "-") + size.mostBytes());
        }
    }
}
