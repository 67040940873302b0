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

    /** One line or two, or nothing where nothing is hidden. */
    public static void write(PrintWriter out, Shown shown) {
        List<String> words = new ArrayList<>();
        long suppressed = shown.hidden(Shown.HiddenBy.SUPPRESSION);
        long known = shown.hidden(Shown.HiddenBy.BASELINE);
        if (suppressed > 0) {
            words.add(Digits.grouped(suppressed) + " suppressed (--suppress)");
        }
        if (known > 0) {
            words.add(Digits.grouped(known) + " in the report before (--baseline)");
        }
        if (!words.isEmpty()) {
            new TextPage(out, LABEL_COLUMNS)
                    .wrapped(
                            TextPage.padded("HIDDEN", LABEL_COLUMNS),
                            LABEL_COLUMNS,
                            "opens without an end: " + String.join(", ", words));
        }
    }
}
