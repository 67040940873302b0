package fltscope.analyzer.report.finding;

import fltscope.analyzer.text.Digits;
import fltscope.analyzer.text.TextPage;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** How many findings are not shown, and what hides them. */
public final class ShownText {
    private static final int LABEL_COLUMNS = 14;

    private ShownText() {}

    private static long hidden(Shown shown, Shown.HiddenBy by) {
        return shown.hidden(by) + shown.hiddenHangs(by);
    }

    /** One line or two, or nothing where nothing is hidden. */
    public static void write(PrintWriter out, Shown shown) {
        List<String> words = new ArrayList<>();
        long suppressed = hidden(shown, Shown.HiddenBy.SUPPRESSION);
        long known = hidden(shown, Shown.HiddenBy.BASELINE);
        if (suppressed > 0) {
            words.add(Digits.grouped(suppressed) + " suppressed (--suppress)");
        }
        if (known > 0) {
            words.add(Digits.grouped(known) + " in the report before (--baseline)");
        }
        if (!words.isEmpty()) {
            boolean hangs =
                    shown.hiddenHangs(Shown.HiddenBy.SUPPRESSION) + shown.hiddenHangs(Shown.HiddenBy.BASELINE) > 0;
            new TextPage(out, LABEL_COLUMNS)
                    .wrapped(
                            TextPage.padded("HIDDEN", LABEL_COLUMNS),
                            LABEL_COLUMNS,
                            (hangs ? "opens without an end and requests that hang: " : "opens without an end: ")
                                    + String.join(", ", words));
        }
    }
}
