package fltscope.analyzer.report;

import fltscope.analyzer.finding.OpenClass;
import fltscope.analyzer.finding.OpenFinding;
import fltscope.analyzer.finding.Severity;
import fltscope.analyzer.pairing.PairingCounter;
import fltscope.analyzer.result.Analysis;
import fltscope.schemas.event.MajorFunction;
import fltscope.schemas.event.NtStatus;
import fltscope.schemas.event.ShareAccess;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The opens without an end: how many of each class and why, then each one that is more than a count, gravest first. */
final class OpensText {
    private static final int LABEL = 4;
    private static final int TEXT = 14;
    private static final int CLASS = 26;
    private static final String RECORD =
            "Record Kernel-File with keyword FILEIO (0x20), or the kernel flags FILE_IO and" + " FILE_IO_INIT.";

    private final Page page;
    private final Analysis analysis;
    private final int top;

    OpensText(Page page, Analysis analysis, int top) {
        this.page = page;
        this.analysis = analysis;
        this.top = top;
    }

    void write() {
        if (!analysis.evidence().endsRecorded()) {
            notRecorded();
            return;
        }
        if (analysis.opens().isEmpty()) {
            return;
        }
        classes();
        List<OpenFinding> listed = analysis.opens().stream()
                .filter(open -> open.openClass().severity() != Severity.NONE)
                .sorted(Comparator.comparing(
                                (OpenFinding open) -> open.openClass().severity())
                        .thenComparing(open -> open.openClass().confidence())
                        .reversed()
                        .thenComparing(OpenFinding::createNanos))
                .toList();
        int shown = top == 0 ? listed.size() : Math.min(listed.size(), top);
        listed.subList(0, shown).forEach(this::open);
        if (listed.size() > shown) {
            page.line(String.format(Locale.ROOT, "  ... and %,d more (--top 0 for all)", listed.size() - shown));
            page.blank();
        }
    }

    private void notRecorded() {
        if (analysis.pairing().get(PairingCounter.CREATES) == 0) {
            page.paragraph(2, "No create, cleanup or close was recorded. " + RECORD);
            page.blank();
            return;
        }
        page.paragraph(
                2,
                String.format(
                        Locale.ROOT,
                        "No cleanup and no close was recorded, so nothing can be said of how opens ended: the %,d that are"
                                + " left are not leaks (end-not-recorded). "
                                + RECORD,
                        analysis.opens().size()));
        page.blank();
    }

    private void classes() {
        Map<OpenClass, Integer> counts = new EnumMap<>(OpenClass.class);
        analysis.opens().forEach(open -> counts.merge(open.openClass(), 1, Integer::sum));
        page.line("WITHOUT AN END");
        counts.forEach((openClass, count) -> page.labelled(
                0,
                String.format(Locale.ROOT, "%,8d  %s", count, openClass.label()),
                CLASS + LABEL + TEXT,
                String.format(
                        Locale.ROOT,
                        "%s, %s",
                        openClass.severity().label(),
                        openClass.confidence().label())));
        page.blank();
    }

    private void open(OpenFinding open) {
        OpenClass openClass = open.openClass();
        page.line(String.format(
                Locale.ROOT,
                "  %s (%s, %s)%s",
                openClass.label(),
                openClass.severity().label(),
                openClass.confidence().label(),
                open.holder() == null ? "" : ": " + open.holder().label()));
        page.verbatim(LABEL, Escape.text(pathOf(open)));
        page.labelled(LABEL, "object", TEXT, String.format(Locale.ROOT, "FileObject %016x", open.fileObject()));
        page.labelled(LABEL, "opened", TEXT, Seconds.moment(open.createNanos()) + " by " + opener(open));
        page.labelled(
                LABEL,
                "create",
                TEXT,
                (open.createEnded() ? NtStatus.name(open.createStatus()) : "its end was not seen") + ", "
                        + sharing(open.shareAccess()));
        page.labelled(LABEL, "since", TEXT, since(open));
        page.labelled(LABEL, "end", TEXT, end(open));
        page.labelled(
                LABEL,
                "why",
                TEXT,
                open.holder() == null ? openClass.sentence() : open.holder().explanation());
        page.labelled(LABEL, "id", TEXT, open.fingerprint());
        page.blank();
    }

    private static String pathOf(OpenFinding open) {
        if (open.path() != null) {
            return open.path();
        }
        return open.openedById() ? "(opened by file id; its path was not recorded)" : "(path not recorded)";
    }

    private static String opener(OpenFinding open) {
        String process =
                open.openerImage() == null ? "a process whose name is not recorded" : Escape.text(open.openerImage());
        String id = open.openerProcess() == -1 ? "" : " (" + open.openerProcess() + ")";
        return process + id + (open.openerThread() == -1 ? "" : ", thread " + open.openerThread());
    }

    private static String since(OpenFinding open) {
        String last = Seconds.length(open.ageNanos()) + "; last seen " + Seconds.moment(open.lastNanos()) + ": "
                + MajorFunction.name(open.lastMajorFunction()).replace("IRP_MJ_", "");
        int pending = open.pendingOperations();
        return pending == 0
                ? last
                : last + String.format(Locale.ROOT, ", %,d operation%s not ended", pending, pending == 1 ? "" : "s");
    }

    private static String sharing(int shareAccess) {
        if (shareAccess == 0) {
            return "not shared";
        }
        return "shared for "
                + ShareAccess.names(shareAccess)
                        .replace("FILE_SHARE_", "")
                        .replace("|", ", ")
                        .toLowerCase(Locale.ROOT);
    }

    private static String end(OpenFinding open) {
        return open.cleanupNanos() == OpenFinding.NEVER
                ? "no cleanup, no close"
                : "cleanup " + Seconds.moment(open.cleanupNanos()) + ", no close";
    }
}
