package fltscope.analyzer.report.finding;

import fltscope.analyzer.finding.Severity;
import fltscope.analyzer.pairing.PairingCounter;
import fltscope.analyzer.report.view.AnalysisView;
import fltscope.analyzer.text.Colour;
import fltscope.analyzer.text.Digits;
import fltscope.analyzer.text.TextPage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The findings: how many of each severity and the gravest in a line each; later in full. */
public final class FindingsText {
    private static final int TEXT = 12;
    /** Findings that get a line on the first screen. */
    private static final int LINES = 5;

    private static final String RECORD =
            "Record Kernel-File with keywords FILEIO and OP_END (0x60), or the kernel flags FILE_IO and FILE_IO_INIT.";

    private final TextPage page;
    private final AnalysisView view;
    private final Colour colour;
    private final List<FindingGroup> groups;

    public FindingsText(TextPage page, AnalysisView view) {
        this.page = page;
        this.view = view;
        colour = new Colour(view.colour());
        groups = FindingGroup.of(judgeable() ? view.opens() : List.of(), view.requests());
    }

    /** Where no end of any open was recorded, they are all alike, and none is listed. */
    private boolean judgeable() {
        return view.analysis().evidence().endsRecorded();
    }

    /** What belongs on the first screen. */
    public void write() {
        if (!judgeable()) {
            notRecorded();
            return;
        }
        heading();
        if (groups.isEmpty()) {
            page.blank();
            return;
        }
        int lines = Math.min(LINES, groups.size());
        for (FindingGroup group : groups.subList(0, lines)) {
            line(group);
        }
        if (groups.size() > lines) {
            page.line("     ... and " + Digits.grouped(groups.size() - lines) + " more below");
        }
        page.blank();
    }

    private void heading() {
        List<String> more = new ArrayList<>();
        long hidden = view.hidden().stream()
                .filter(open -> open.severity() != Severity.NONE && view.isChosen(open))
                .count();
        if (hidden > 0) {
            more.add("opens hidden: " + Digits.grouped(hidden));
        }
        String label = TextPage.padded("FINDINGS", TEXT);
        String end = more.isEmpty() ? "" : "; ";
        page.coloured(
                label + counts(new Colour(false)) + end, label + counts(colour) + end, TEXT, String.join("; ", more));
    }

    private void notRecorded() {
        page.line(TextPage.padded("FINDINGS", TEXT) + "none: what became of opens was not recorded");
        if (view.analysis().pairing().get(PairingCounter.CREATES) == 0) {
            page.paragraph(2, "No create, cleanup or close was recorded. " + RECORD);
        } else {
            page.paragraph(
                    2,
                    "FileIo and Kernel-File recorded no cleanup and no close, so nothing can be said of how opens"
                            + " ended: the "
                            + Digits.grouped(view.analysis().opens().size())
                            + " that are left are not leaks (end-not-recorded). " + RECORD);
        }
        page.blank();
    }

    private String counts(Colour shades) {
        Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
        groups.forEach(group -> counts.merge(group.severity(), 1, Integer::sum));
        List<String> words = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            int count = counts.getOrDefault(severity, 0);
            if (count > 0) {
                boolean plural = count > 1 && severity != Severity.UNJUDGED && severity != Severity.INFO;
                String word = Digits.grouped(count) + " " + severity.label() + (plural ? "s" : "");
                words.add(0, shades.of(SeverityTone.of(severity), word));
            }
        }
        return words.isEmpty() ? "none" : String.join(", ", words);
    }

    private void line(FindingGroup group) {
        String tag = TextPage.padded(" " + group.tag(), FindingText.INDENT);
        String text = TextPage.cutTo(group.title(), TextPage.COLUMNS / 2);
        int left = TextPage.COLUMNS - FindingText.INDENT - text.length() - 2;
        page.coloured(
                tag,
                colour.of(SeverityTone.of(group.severity()), tag),
                FindingText.INDENT,
                text + ": " + end(group.path(), left));
    }

    /** The end of a path says more than its start. */
    private static String end(String path, int columns) {
        return path.length() <= columns ? path : "..." + path.substring(path.length() - columns + 3);
    }

    /** The findings with all that is known of them. */
    public void writeInFull() {
        if (groups.isEmpty()) {
            return;
        }
        page.line("FINDINGS IN FULL");
        page.blank();
        int shown = Math.max(1, view.shown(groups.size()));
        FindingText text = new FindingText(page, view);
        groups.subList(0, shown).forEach(text::write);
        if (groups.size() > shown) {
            page.line("     ... and " + Digits.grouped(groups.size() - shown) + " more (--top 0 for all)");
            page.blank();
        }
    }
}
