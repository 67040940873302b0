package fltscope.analyzer.report;

import fltscope.analyzer.pairing.PairingCounter;
import fltscope.analyzer.pairing.PairingCounters;
import fltscope.analyzer.result.Analysis;
import fltscope.analyzer.result.CallbackRow;
import fltscope.schemas.event.MajorFunction;
import fltscope.schemas.trace.TraceCounter;
import fltscope.schemas.trace.TraceHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The report of an analysis for a terminal: can the trace be trusted, what has no end, how long things took, and the counts
 * behind it.
 */
public final class AnalysisText {
    private static final int LABEL = 2;
    private static final int TEXT = 14;
    private static final int FILTER = 10;

    private final Page page = new Page();
    private final Analysis analysis;
    private final int top;

    private AnalysisText(Analysis analysis, int top) {
        this.analysis = analysis;
        this.top = top;
    }

    /**
     * The whole report.
     *
     * @param file name of the trace as the user gave it
     * @param events events in the trace, of whatever kind
     * @param lengthNanos time from the start of the trace to the last of them
     * @param top rows of each table that are shown; 0 for all
     */
    public static String of(Analysis analysis, String file, long events, long lengthNanos, int top) {
        AnalysisText text = new AnalysisText(analysis, top);
        text.trust(file, events, lengthNanos);
        text.opens();
        text.operations();
        text.callbacks();
        text.counts();
        return text.page.toString();
    }

    private void trust(String file, long events, long lengthNanos) {
        TraceHeader header = analysis.header();
        page.verbatim(0, Escape.text(file));
        page.paragraph(
                LABEL,
                String.format(
                        Locale.ROOT,
                        "Windows %d.%d.%d %s, %d CPUs, %s, %,d events",
                        header.osMajor(),
                        header.osMinor(),
                        header.osBuild(),
                        header.pointerBytes() == Long.BYTES ? "x64" : "x86",
                        header.processors(),
                        Seconds.length(lengthNanos),
                        events));
        page.labelled(LABEL, "recorded", TEXT, RecordedWords.present(analysis.recorded()));
        String absent = RecordedWords.absent(analysis.recorded());
        if (!absent.isEmpty()) {
            page.labelled(LABEL, "missing", TEXT, absent);
        }
        page.labelled(LABEL, "lost", TEXT, lost());
        page.labelled(
                LABEL, "blind to", TEXT, "contexts, work items, object references: confirm with !fltkd in a debugger");
        page.blank();
    }

    private String lost() {
        List<String> words = new ArrayList<>();
        for (TraceCounter counter : TraceCounter.values()) {
            long count = analysis.counters().count(counter);
            if (count != 0 && counter.severity() != TraceCounter.Severity.NOTE) {
                words.add(String.format(Locale.ROOT, "%s (%,d)", counter.label(), count));
            }
        }
        return words.isEmpty() ? "nothing" : String.join(", ", words);
    }

    private void opens() {
        PairingCounters counts = analysis.pairing();
        page.labelled(
                0,
                "OPENS",
                TEXT,
                String.format(
                        Locale.ROOT,
                        "%,d creates: %,d closed, %,d failed, %,d reparsed, %,d ended implicitly, %,d without an end",
                        counts.get(PairingCounter.CREATES),
                        counts.get(PairingCounter.OPENS_CLOSED),
                        counts.get(PairingCounter.CREATES_FAILED),
                        counts.get(PairingCounter.CREATES_REPARSED),
                        counts.get(PairingCounter.OPENS_ENDED_IMPLICITLY),
                        counts.get(PairingCounter.OPENS_LEFT)));
        page.blank();
        new OpensText(page, analysis, top).write();
    }

    private void operations() {
        if (analysis.operations().isEmpty()) {
            return;
        }
        LatencyTable.header(page, "OPERATIONS, microseconds");
        analysis.operations().forEach((operation, latency) -> LatencyTable.row(page, "  " + operation, latency));
        page.paragraph(
                LABEL,
                "From start to end as the FileInfo filter saw them: what lies below its altitude (40500, or 360500.5 on"
                        + " newer Windows).");
        page.blank();
    }

    private void callbacks() {
        List<CallbackRow> rows = analysis.callbacks();
        if (rows.isEmpty()) {
            return;
        }
        LatencyTable.header(page, "CALLBACKS, microseconds");
        int shown = top == 0 ? rows.size() : Math.min(rows.size(), top);
        for (CallbackRow row : rows.subList(0, shown)) {
            String filter = row.filter() == null ? "(unknown)" : Escape.text(withoutExtension(row.filter()));
            LatencyTable.row(
                    page,
                    String.format(
                            Locale.ROOT,
                            "  %-" + FILTER + "s %s %s",
                            filter,
                            row.post() ? "post" : "pre ",
                            function(row.majorFunction())),
                    row.own());
        }
        more(rows.size() - shown);
        long backwards =
                rows.stream().mapToLong(row -> row.duration().backwards()).sum();
        if (backwards > 0) {
            page.paragraph(
                    LABEL,
                    String.format(
                            Locale.ROOT,
                            "Left out: callbacks that by their time stamps returned before they were entered (%,d).",
                            backwards));
        }
        page.paragraph(
                LABEL,
                "Wall time in the callback, with what it calls and waits for. The layout of FltIo events is not yet verified"
                        + " on a recorded trace.");
        page.blank();
    }

    /** IRP_MJ_* without that; the number of one that has no name. */
    private static String function(int majorFunction) {
        String name = MajorFunction.name(majorFunction);
        return name == null ? String.format(Locale.ROOT, "0x%02x", majorFunction) : name.substring("IRP_MJ_".length());
    }

    private static String withoutExtension(String driver) {
        return driver.toLowerCase(Locale.ROOT).endsWith(".sys") ? driver.substring(0, driver.length() - 4) : driver;
    }

    private void more(int hidden) {
        if (hidden > 0) {
            page.line(String.format(Locale.ROOT, "  ... and %,d more (--top 0 for all)", hidden));
        }
    }

    private void counts() {
        page.line("COUNTS");
        for (PairingCounter counter : PairingCounter.values()) {
            long count = analysis.pairing().get(counter);
            if (count != 0) {
                page.line(String.format(Locale.ROOT, "%,14d  %s", count, counter.label()));
            }
        }
        for (TraceCounter counter : TraceCounter.values()) {
            long count = analysis.counters().count(counter);
            if (count != 0) {
                page.labelled(
                        0,
                        String.format(Locale.ROOT, "%,14d", count),
                        TEXT + 2,
                        counter.label() + ": " + counter.sentence());
            }
        }
        PairingCounters pairing = analysis.pairing();
        boolean addUp = pairing.startsAddUp() && pairing.endsAddUp() && pairing.createsAddUp();
        page.paragraph(
                LABEL,
                addUp
                        ? "Every start, end and create is counted once: the sums add up."
                        : "The sums do not add up: this is a defect of fltscope, please report it.");
    }
}
