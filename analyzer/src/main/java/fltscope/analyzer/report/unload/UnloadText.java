package fltscope.analyzer.report.unload;

import fltscope.analyzer.names.FilterNames;
import fltscope.analyzer.text.Digits;
import fltscope.analyzer.text.Escape;
import fltscope.analyzer.text.Seconds;
import fltscope.analyzer.text.TextPage;
import fltscope.analyzer.unload.UnloadAccount;
import fltscope.analyzer.unload.UnloadEvidence;
import fltscope.analyzer.unload.UnloadRow;
import fltscope.analyzer.unload.UnloadRowKind;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says in text what holds a filter: the steps of its unload, then a row for each kind of thing, the one to look at first named. */
public final class UnloadText {
    private static final int LABELS = 14;
    private static final int KIND_COLUMNS = 25;
    private static final int COUNT_COLUMNS = 7;
    private static final int AGE_COLUMNS = 10;
    private static final int PROOF_COLUMNS = 10;
    private static final int EVIDENCE = 6;

    private final TextPage page;
    private final long endNanos;

    /** @param endNanos when the trace ended, since its start */
    public UnloadText(PrintWriter out, long endNanos) {
        page = new TextPage(out, LABELS);
        this.endNanos = endNanos;
    }

    /** Writes one account. */
    public void write(UnloadAccount account) {
        page.line("UNLOAD OF " + name(account) + "    " + headline(account));
        page.blank();
        for (UnloadEvidence step : account.steps()) {
            page.wrapped("  " + TextPage.padded(moment(step.nanos()), LABELS), LABELS + 2, Escape.text(step.what()));
        }
        page.blank();
        page.line(TextPage.padded("  held by", KIND_COLUMNS)
                + TextPage.right("count", COUNT_COLUMNS)
                + TextPage.right("oldest", AGE_COLUMNS)
                + "  proof");
        account.rows().forEach(this::row);
        page.blank();
        first(account);
    }

    private static String name(UnloadAccount account) {
        return Escape.text(FilterNames.of(account.filter()));
    }

    private static String headline(UnloadAccount account) {
        return switch (account.state()) {
            case UNLOADED -> "it has ended";
            case WAITING -> "it waits: " + Digits.counted(account.blockers(), "holder");
            case LOADED -> "none was begun; it would wait for " + Digits.counted(account.blockers(), "holder");
        };
    }

    private static String moment(long nanos) {
        return nanos == UnloadRow.NEVER ? "before" : Seconds.moment(nanos);
    }

    private void row(UnloadRow row) {
        String start = TextPage.padded("  " + row.kind().label(), KIND_COLUMNS);
        if (!row.isRecorded()) {
            page.wrapped(
                    start + TextPage.right("?", COUNT_COLUMNS) + TextPage.right("", AGE_COLUMNS) + "  ",
                    EVIDENCE,
                    "not recorded: record " + row.kind().record());
        } else {
            boolean none = row.count() == 0;
            page.line(start
                    + TextPage.right(Digits.grouped(row.count()), COUNT_COLUMNS)
                    + TextPage.right(none ? "" : age(row), AGE_COLUMNS)
                    + (none ? "" : "  " + TextPage.padded(row.proof().label(), PROOF_COLUMNS))
                    + (none || row.kind().blocks() ? "" : "does not block"));
        }
        for (UnloadEvidence evidence : row.evidence()) {
            String since = evidence.nanos() == UnloadRow.NEVER ? "" : Seconds.moment(evidence.nanos()) + "  ";
            page.wrapped(" ".repeat(EVIDENCE), EVIDENCE + 2, since + Escape.text(evidence.what()));
        }
        if (row.count() > row.evidence().size() && !row.evidence().isEmpty() && row.kind() != UnloadRowKind.CONTEXTS) {
            page.wrapped(
                    " ".repeat(EVIDENCE),
                    EVIDENCE,
                    (row.count() - row.evidence().size()) + " more");
        }
        if (row.debugger() != null) {
            page.wrapped(" ".repeat(EVIDENCE), EVIDENCE + 2, row.debugger());
        }
    }

    private String age(UnloadRow row) {
        return row.oldestNanos() == UnloadRow.NEVER ? "before" : Seconds.length(endNanos - row.oldestNanos());
    }

    private void first(UnloadAccount account) {
        Optional<UnloadRow> first = account.first();
        if (account.state() == UnloadAccount.State.UNLOADED) {
            page.item("verdict", "It was unloaded: nothing has held it. Pool that it has left is a leak.");
        } else if (first.isPresent()) {
            page.item(
                    "look first",
                    first.get().kind().label() + ": "
                            + Escape.text(first.get().evidence().get(0).what()));
        } else {
            page.item("verdict", "Nothing that was recorded holds it.");
        }
        List<String> unknown = new ArrayList<>();
        for (UnloadRow row : account.rows()) {
            if (!row.isRecorded() && row.kind().blocks()) {
                unknown.add(row.kind().label());
            }
        }
        if (!unknown.isEmpty() && account.state() != UnloadAccount.State.UNLOADED) {
            page.item("not known", String.join(", ", unknown));
        }
        if (account.lossy()) {
            page.item("lost", "events were lost: what is not seen may be there all the same");
        }
        page.item(
                "never seen",
                "what it has opened before the trace; references that FltObjectReference took, before Windows 11 24H2;"
                        + " contexts from lookaside lists: confirm with !fltkd.filter and Filter Verifier");
    }
}
