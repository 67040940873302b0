package fltscope.analyzer.report.explain;

import fltscope.analyzer.finding.OpenFinding;
import fltscope.analyzer.finding.OpenTest;
import fltscope.analyzer.finding.UnfinishedFinding;
import fltscope.analyzer.life.Life;
import fltscope.analyzer.pairing.LifeEnd;
import fltscope.analyzer.report.stack.StackView;
import fltscope.analyzer.text.Digits;
import fltscope.analyzer.text.Elapsed;
import fltscope.analyzer.text.Escape;
import fltscope.analyzer.text.TextPage;
import fltscope.schemas.trace.TraceClock;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Explains one open for a terminal: which one it is, its life, and why it is judged as it is. */
public final class ExplainText {
    private static final int LABELS = 14;
    private static final int LISTED = 10;
    private static final int MOMENT = 17;
    private static final int CLASS = 25;
    private static final int PATH = 27;

    private final TextPage page;
    private final Explanation explanation;
    private final LifeNames names;
    private final TraceClock clock;

    /**
     * @param dump joined with the life; null for none
     */
    public ExplainText(PrintWriter out, Explanation explanation, Dump dump, StackView stacks) {
        page = new TextPage(out, LABELS);
        this.explanation = explanation;
        names = new LifeNames(explanation.state(), dump, stacks);
        clock = explanation.clock();
    }

    /**
     * Writes one of the lives.
     *
     * @param request that was asked for; null for an open
     * @param conflict who had the file open, where a create failed for that; null for none
     */
    public void write(Life life, RequestSearch request, SharingConflict conflict, boolean all) {
        if (request != null) {
            request(request);
        }
        head(life);
        page.line("");
        new LifeText(page, explanation, names, all).write(life);
        page.line("");
        verdict(life);
        if (conflict != null) {
            new SharingText(page, names, clock).write(conflict);
        }
        others(life);
    }

    private void request(RequestSearch request) {
        boolean ofThread = request.kind() == RequestSearch.Kind.THREAD;
        String issuer =
                request.issuer() == -1 || ofThread ? "" : ", of thread " + Integer.toUnsignedString(request.issuer());
        String used = request.others() == 0 || ofThread ? "" : "; the address stood for others before, which is usual";
        page.wrapped(
                "",
                2,
                request.name() + ": its newest request is " + LifeNames.function(request.majorFunction())
                        + " of FILE_OBJECT " + LifeNames.address(request.fileObject()) + issuer + ", at "
                        + Elapsed.moment(clock.nanosSinceStart(request.firstTicks()))
                        + (request.isUnderWay(explanation.analysis().unfinished())
                                ? ", under way when the trace ended"
                                : "")
                        + used + ".");
        page.line("");
    }

    private void head(Life life) {
        page.wrapped("", 0, LifeNames.path(life));
        String dos = names.dosPath(life);
        if (dos != null) {
            page.wrapped("", 0, dos);
        }
        String key = life.fileKey() == 0 ? "" : ", FileKey " + LifeNames.address(life.fileKey());
        page.wrapped(
                "",
                0,
                "FileObject " + LifeNames.address(life.fileObject()) + key + ", life "
                        + Digits.grouped(explanation.numberOf(life)) + " of "
                        + Digits.grouped(explanation.count()));
    }

    private void verdict(Life life) {
        OpenFinding finding = explanation.findingOf(life);
        page.line("Why this verdict");
        if (finding == null) {
            page.item("verdict", new LifeVerdict(explanation.analysis(), names).of(life));
        } else {
            unended(finding);
        }
        if (life.end() != LifeEnd.OPEN) {
            return;
        }
        blind(life);
        page.item("confirm", "!fileobj " + LifeNames.address(life.fileObject()));
        if (finding != null && !finding.seenBy().create().isEmpty()) {
            page.item("", filterCommand(finding));
        }
    }

    private void unended(OpenFinding finding) {
        page.item(
                "verdict",
                finding.openClass().label() + ": "
                        + finding.severity().label() + ", "
                        + finding.confidence().label());
        page.item("", finding.openClass().sentence());
        if (finding.reason() != null) {
            page.item("", Escape.text(finding.reason()));
        }
        if (finding.holder() != null) {
            page.item(
                    "holder",
                    Escape.text(finding.holder().label()) + ". "
                            + Escape.text(finding.holder().explanation()));
        }
        page.item("how sure", sure(finding));
        page.item(
                "filters",
                "create seen by " + list(finding.seenBy().create()) + "; cleanup by "
                        + list(finding.seenBy().cleanup()) + "; close by "
                        + list(finding.seenBy().close()));
        if (finding.use().pendingRequests() > 0) {
            page.item(
                    "pended",
                    "requests in or below the filters: " + finding.use().pendingRequests());
        }
        page.item("id", finding.fingerprint());
        page.line("");
        page.line("Tests, in their order; the first that applies decides");
        List<String> notTried = new ArrayList<>();
        for (OpenTest test : finding.tests()) {
            if (test.outcome() == OpenTest.Outcome.NOT_TRIED) {
                notTried.add(test.name());
            } else {
                page.wrapped(
                        "  " + TextPage.padded(test.outcome().label(), 8) + TextPage.padded(test.name(), 25) + " ",
                        36,
                        Escape.text(test.reason()) + values(test));
            }
        }
        if (!notTried.isEmpty()) {
            page.wrapped("  not tried ", 12, String.join(", ", notTried));
        }
        page.line("");
    }

    private static String values(OpenTest test) {
        return test.values().isEmpty()
                ? ""
                : test.values().stream()
                        .map(value -> value.name() + " "
                                + (value.isTime() ? Elapsed.of(value.value()) : Digits.grouped(value.value())))
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    private String list(List<String> drivers) {
        return drivers.isEmpty()
                ? "none"
                : String.join(", ", drivers.stream().map(names::filter).toList());
    }

    private static String sure(OpenFinding finding) {
        return switch (finding.confidence()) {
            case PROVEN -> "proven: the records themselves say it";
            case STRONG -> "strong: a record says it, and nothing speaks against it";
            case LIKELY -> "likely: what was seen is as it would be, but it is no proof";
            case POSSIBLE -> "possible: nothing that was recorded says otherwise";
            case UNKNOWN -> "not at all: the trace does not hold what it takes to judge";
        };
    }

    private void blind(Life life) {
        List<String> spots = Blind.spots(
                life, explanation.analysis().evidence(), explanation.analysis().recorded());
        for (int i = 0; i < spots.size(); i++) {
            page.item(i == 0 ? "not shown" : "", spots.get(i));
        }
    }

    private String filterCommand(OpenFinding finding) {
        String driver = finding.seenBy().create().get(0);
        for (UnfinishedFinding request : explanation.analysis().unfinished()) {
            if (request.fileObject() == finding.file().fileObject() && request.filter() != null) {
                driver = request.filter();
            }
        }
        return "!fltkd.filter " + names.filterAddress(driver) + " 8 1";
    }

    private void others(Life life) {
        List<Life> ranked = explanation.ranked();
        if (explanation.count() == 1) {
            return;
        }
        page.line("");
        page.line("Lives, those without an end first (--life N shows one)");
        int shown = 0;
        for (Life other : ranked) {
            if (shown++ == LISTED) {
                break;
            }
            OpenFinding finding = explanation.findingOf(other);
            page.line((other.equals(life) ? " >" : "  ")
                    + TextPage.right(Digits.grouped(explanation.numberOf(other)), 7) + "  "
                    + TextPage.padded(moment(clock.nanosSinceStart(other.startTicks())), MOMENT)
                    + TextPage.padded(
                            TextPage.cutTo(
                                    finding == null
                                            ? other.end().label()
                                            : finding.openClass().label(),
                                    CLASS - 1),
                            CLASS)
                    + tail(LifeNames.path(other), PATH));
        }
        if (explanation.count() > LISTED) {
            page.line("    ... and " + Digits.grouped(explanation.count() - LISTED) + " more");
        }
    }

    /** To the microsecond, or in days where that would not fit. */
    private static String moment(long nanos) {
        String moment = Elapsed.moment(nanos);
        return moment.length() < MOMENT ? moment : (nanos < 0 ? "" : "+") + Elapsed.of(nanos);
    }

    /** The end of a path, which tells more than its beginning. */
    private static String tail(String path, int columns) {
        return path.length() <= columns ? path : "..." + path.substring(path.length() - columns + 3);
    }
}
