package fltscope.analyzer.report.analysis;

import fltscope.analyzer.holder.HandleProbe;
import fltscope.analyzer.names.FilterNames;
import fltscope.analyzer.report.finding.Headline;
import fltscope.analyzer.report.finding.Headlines;
import fltscope.analyzer.report.finding.SeverityTone;
import fltscope.analyzer.report.view.AnalysisView;
import fltscope.analyzer.report.view.Selection;
import fltscope.analyzer.result.Analysis;
import fltscope.analyzer.text.Colour;
import fltscope.analyzer.text.Digits;
import fltscope.analyzer.text.Escape;
import fltscope.analyzer.text.Seconds;
import fltscope.analyzer.text.TextPage;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.trace.TraceCounter;
import fltscope.schemas.trace.TraceHeader;
import java.util.ArrayList;
import java.util.List;

/** The head of a report: which trace it is, what was recorded, what was lost, and what no trace can show. */
final class TrustText {
    /** Behind what a trace can not show. */
    static final String CONFIRM = ": confirm with !fltkd";

    /** Where the text of headlines begins, as that of the items below does. */
    private static final int HEADLINE = 14;

    static final String NOTHING = "nothing";

    private final TextPage page;
    private final AnalysisView view;
    private final Analysis analysis;
    private final Colour colour;

    TrustText(TextPage page, AnalysisView view) {
        this.page = page;
        this.view = view;
        analysis = view.analysis();
        colour = new Colour(view.colour());
    }

    void write() {
        TraceHeader header = analysis.header();
        page.verbatim(0, Escape.text(String.join(" ", view.files())));
        for (Headline headline : Headlines.of(analysis, view.opens(), view.requests())) {
            String tag = TextPage.padded("  " + headline.severity().label(), HEADLINE);
            page.coloured(
                    tag,
                    colour.of(SeverityTone.of(headline.severity()), tag),
                    HEADLINE,
                    Escape.text(headline.sentence()));
        }
        page.paragraph(
                2,
                "Windows " + header.machine().osMajor() + "." + header.machine().osMinor() + "."
                        + header.machine().osBuild()
                        + (header.machine().pointerBytes() == Long.BYTES ? " x64, " : " x86, ")
                        + Digits.counted(header.machine().processors(), "CPU") + ", "
                        + Seconds.length(view.lengthNanos()) + ", "
                        + Digits.counted(view.events(), "event"));
        page.item("recorded", RecordedWords.present(analysis.recorded()));
        String absent = RecordedWords.absent(analysis.recorded());
        if (!absent.isEmpty()) {
            page.item("missing", absent);
        }
        page.item("lost", lost(analysis));
        String blind = RecordedWords.blind(analysis.recorded());
        if (!blind.isEmpty()) {
            page.item("blind to", blind + CONFIRM);
        }
        if (analysis.recorded().count(IoKind.HANDLE_CREATED) > 0) {
            page.item("handles", handles(analysis));
        }
        UnloadLine.of(analysis).forEach(line -> page.item("unload", line));
        if (view.selection().isNarrow()) {
            page.item("shown", chosen(view));
        }
        view.notes().forEach(note -> page.item("note", Escape.text(note)));
        page.blank();
    }

    /** Nothing but the trace itself shows that both speak of the same addresses. */
    private static String handles(Analysis analysis) {
        HandleProbe probe = analysis.probe();
        if (probe.tried() == 0) {
            return "whether they are to the FILE_OBJECTs of opens could not be tried";
        }
        return Digits.grouped(probe.agreed()) + " of " + Digits.grouped(probe.tried())
                + " that follow a create are to its FILE_OBJECT"
                + (probe.holds() ? "" : ": they are not joined with opens");
    }

    /** What was lost or damaged, in words. */
    static String lost(Analysis analysis) {
        List<String> words = new ArrayList<>();
        for (TraceCounter counter : TraceCounter.values()) {
            long count = analysis.counters().count(counter);
            if (count != 0 && counter.severity() != TraceCounter.Severity.NOTE) {
                words.add(counter.label() + " (" + Digits.grouped(count) + ")");
            }
        }
        return words.isEmpty() ? NOTHING : String.join(", ", words);
    }

    /** What of the trace is shown, in words. */
    static String chosen(AnalysisView view) {
        Selection selection = view.selection();
        List<String> words = new ArrayList<>();
        if (selection.filter() != null) {
            words.add("filter " + Escape.text(FilterNames.of(selection.filter())));
        }
        selection.volumes().forEach(volume -> words.add("volume " + view.volume(volume)));
        if (selection.process() != null) {
            words.add("opens by process " + Escape.text(selection.process()));
        }
        if (selection.path() != null) {
            words.add("opens of " + Escape.text(selection.path().toString()));
        }
        if (selection.minAgeNanos() > 0) {
            words.add("opens and requests of at least " + Seconds.length(selection.minAgeNanos()));
        }
        String text = "only " + String.join(", ", words);
        if (selection.process() != null || selection.path() != null || selection.minAgeNanos() > 0) {
            text += "; durations are of all processes, files and ages";
        }
        return selection.hasWindow() ? (words.isEmpty() ? "" : text + "; ") + window(selection) : text;
    }

    private static String window(Selection selection) {
        String from = selection.fromNanos() == Long.MIN_VALUE ? "the start" : Seconds.moment(selection.fromNanos());
        String to = selection.toNanos() == Long.MAX_VALUE ? "the end" : Seconds.moment(selection.toNanos());
        return "from " + from + " to " + to
                + ": opens and requests that began then, and durations that ended then; all else is of the whole trace";
    }
}
