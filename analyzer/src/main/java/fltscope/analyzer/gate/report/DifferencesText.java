package fltscope.analyzer.gate.report;

import fltscope.analyzer.gate.judge.Difference;
import fltscope.analyzer.text.TextPage;
import java.util.List;
import java.util.function.Predicate;

/** What forbids a comparison, and what the user lets through. */
public final class DifferencesText {
    private static final int LABELS = 14;

    private final TextPage page;

    DifferencesText(TextPage page) {
        this.page = page;
    }

    /** Tells of those that were let through and of those that were not. */
    void write(List<Difference> differences) {
        part("NOT COMPARABLE", differences, difference -> !difference.allowed());
        part("ALLOWED, though they are not comparable", differences, Difference::allowed);
    }

    private void part(String title, List<Difference> differences, Predicate<Difference> wanted) {
        List<Difference> part = differences.stream().filter(wanted).toList();
        if (part.isEmpty()) {
            return;
        }
        page.line(title);
        for (Difference difference : part) {
            page.wrapped(TextPage.padded("  " + difference.kind().label(), LABELS), LABELS, sentence(difference));
        }
        page.blank();
    }

    /** {@code 10.0.19041 at first, 10.0.22631 in new-03.etl}: of either side all runs are held against the very first. */
    public static String sentence(Difference difference) {
        String run = " in " + GateNames.safe(difference.run());
        return switch (difference.kind()) {
            case LOSS -> GateNames.safe(difference.now()) + run;
            case FILTERS -> filters("without ", difference.before()) + filters("with ", difference.now()) + run.strip();
            default -> GateNames.safe(difference.before()) + " at first, " + GateNames.safe(difference.now()) + run;
        };
    }

    private static String filters(String word, String names) {
        return names.isEmpty() ? "" : word + GateNames.safe(names) + ' ';
    }
}
