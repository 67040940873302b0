package fltscope.analyzer.report.explain;

import fltscope.analyzer.finding.Evidence;
import fltscope.analyzer.finding.OpenClass;
import fltscope.analyzer.finding.OpenFinding;
import fltscope.analyzer.state.Process;
import fltscope.analyzer.state.TraceState;
import fltscope.analyzer.text.Elapsed;
import fltscope.analyzer.text.Escape;
import java.util.ArrayList;
import java.util.List;

/**
 * The tests that an open without an end goes through, in their order, and what came of each (pairing rules, section 7): the
 * first one that applies decides, the ones behind it are not tried.
 */
final class ExplainTests {
    /** What came of a test. */
    enum Outcome {
        NO("no"),
        YES("yes"),
        /** One before it has decided. */
        NOT_TRIED("not tried"),
        /** The trace does not hold what it needs. */
        NOT_POSSIBLE("can not");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /**
     * One test.
     *
     * @param name of the class that it is for
     * @param reason why it came out so; empty for one that was not tried
     */
    record Test(String name, Outcome outcome, String reason) {}

    private final OpenFinding open;
    private final Evidence evidence;
    private final TraceState state;
    private final long createTicks;

    ExplainTests(OpenFinding open, Evidence evidence, TraceState state, long createTicks) {
        this.open = open;
        this.evidence = evidence;
        this.state = state;
        this.createTicks = createTicks;
    }

    List<Test> all() {
        List<Test> tests = new ArrayList<>();
        tests.add(new Test("failed or reparsed", Outcome.NO, createEnd()));
        tests.add(new Test("ended-implicitly", Outcome.NO, "its address was not created again"));
        for (OpenClass openClass : OpenClass.values()) {
            boolean needsHandles = openClass == OpenClass.IN_USE
                    && open.handles() == null
                    && open.openClass().compareTo(openClass) > 0;
            tests.add(
                    needsHandles
                            ? new Test(
                                    openClass.label(),
                                    Outcome.NOT_POSSIBLE,
                                    "it needs a list of the handles at the end; this trace has none")
                            : test(openClass));
        }
        return tests;
    }

    private Test test(OpenClass openClass) {
        int order = openClass.compareTo(open.openClass());
        if (order > 0 && !isAlsoTried(openClass)) {
            return new Test(openClass.label(), Outcome.NOT_TRIED, "");
        }
        return new Test(openClass.label(), order == 0 ? Outcome.YES : Outcome.NO, reason(openClass, order == 0));
    }

    /** What is unexplained otherwise becomes a suspected leak when there are many of a kind. */
    private boolean isAlsoTried(OpenClass openClass) {
        return openClass == OpenClass.LEAK_SUSPECT && open.openClass() == OpenClass.UNMATCHED_OTHER;
    }

    private String reason(OpenClass openClass, boolean applies) {
        return switch (openClass) {
            case CREATE_PENDING -> createPending(applies);
            case INDETERMINATE_LOSS -> loss(applies);
            case INDETERMINATE_TRUNCATED ->
                evidence.truncated() ? "the recording has no orderly end" : "the recording was stopped in order";
            case END_NOT_RECORDED -> endNotRecorded(applies);
            case STILL_OPEN_YOUNG ->
                Elapsed.of(open.ageNanos())
                        + " old; young is below 2 s, or below three times what opens of its kind that ended lived (99 %)";
            case FILTER_OWN_UNCLOSED -> issuer();
            case KNOWN_HOLDER ->
                applies && open.holder() != null
                        ? "its path is known: " + Escape.text(open.holder().label())
                        : "no rule knows its path";
            case IN_USE -> handles(applies);
            case HANDLE_OUTLIVES_OPENER -> opener(applies);
            case HELD_BY_SECTION_OR_CACHE -> section(applies);
            case REFERENCE_SUSPECT -> reference(applies);
            case LEAK_SUSPECT -> leak(applies);
            case UNMATCHED_OTHER -> "none of the others applies";
        };
    }

    private String leak(boolean applies) {
        if (evidence.lost()) {
            return "events were lost: ends of its kind may be among them";
        }
        boolean lossBefore = evidence.lastLossTicks() != Evidence.NO_LOSS;
        if (applies) {
            return "five or more of its kind are unexplained, not just one of each process, more came until late, and none"
                    + " of its kind was seen to end"
                    + (lossBefore
                            ? "; events were lost before, but these are three times as old as any life that hides"
                            : "");
        }
        return "fewer than five of its kind are unexplained, or just one of each process, or its path is not known, or no"
                + " more of them came, or some were seen to end"
                + (lossBefore ? " or may be among what was lost" : "");
    }

    private String createEnd() {
        return open.createEnded()
                ? "its create ended with " + LifeNames.status(open.createStatus())
                : "the end of its create was not seen";
    }

    private String createPending(boolean applies) {
        if (applies) {
            return "its create had no end when the trace ended";
        }
        if (open.createEnded()) {
            return createEnd();
        }
        return evidence.operationEndsRecorded()
                ? "no end of its create was seen, but its pointer was used again"
                : "the trace has no ends of operations";
    }

    private String loss(boolean applies) {
        if (applies) {
            if (evidence.lost()) {
                return "events were lost or damaged, and it is not known where";
            }
            return evidence.lastLossTicks() >= createTicks
                    ? "events were lost after its create"
                    : issuer() + "; but opens of its kind that live as long may be among what was lost before";
        }
        return evidence.lastLossTicks() == Evidence.NO_LOSS
                ? "nothing was lost or damaged"
                : "what was lost was lost before its create";
    }

    private String endNotRecorded(boolean applies) {
        if (!applies) {
            return "the next step of its end would have been recorded, and it is known to have been opened";
        }
        if (!evidence.endsRecorded()) {
            return "the trace has no cleanup and no close at all";
        }
        if (isCleaned() && !evidence.closesRecorded()) {
            return "the trace has no close at all";
        }
        return open.toldByFilters()
                ? "only filters tell of it, and what they show says neither that its create succeeded nor that it would"
                        + " show its end"
                : "nothing shows that its create succeeded: it may never have been open";
    }

    private boolean isCleaned() {
        return open.cleanupNanos() != OpenFinding.NEVER;
    }

    private String issuer() {
        if (open.issuer().isFilter()) {
            String refuted = open.issuer().refutedBy();
            return "issued by " + Escape.text(open.issuer().filter()) + ": "
                    + open.issuer().reason() + (refuted == null ? "" : "; but " + Escape.text(refuted));
        }
        String stack = open.stack().isEmpty()
                ? "its stack was not recorded"
                : "no filter's code calls fltmgr.sys on its stack";
        if (!open.issuer().range().isEmpty()) {
            return stack + "; but " + open.issuer().reason() + ", so it may be of one of "
                    + Escape.text(String.join(", ", open.issuer().range()));
        }
        return open.createSeenBy().isEmpty()
                ? stack + ", and no filter is known to have seen its create"
                : stack + "; which filters saw it does not point to one either";
    }

    private String handles(boolean applies) {
        if (applies) {
            return "a process that is alive has a handle to it";
        }
        if (isCleaned()) {
            return "its last handle was closed";
        }
        return open.handles().isEmpty()
                ? "the list of handles has none to it"
                : "the processes that have handles to it have ended";
    }

    private String opener(boolean applies) {
        Process opener =
                open.openerProcess() == -1 ? null : state.processes().processAt(open.openerProcess(), createTicks);
        if (applies && opener != null) {
            return "its opener ended, more than 2 s before the trace, and no cleanup followed";
        }
        if (isCleaned()) {
            return "its last handle was closed";
        }
        if (!evidence.cleanupsRecorded()) {
            return "the trace has no cleanups, so nothing can be said of its handles";
        }
        if (opener == null) {
            return "its opener is not known";
        }
        if (open.handles() != null && open.handles().isEmpty()) {
            return "the list of handles has none to it";
        }
        return opener.hasEnded()
                ? "its opener ended less than 2 s before the trace, or before the create"
                : "no end of its opener was recorded";
    }

    private String section(boolean applies) {
        if (applies) {
            return "its last handle was closed, and it was paged in or out later, is an image in use, or is a file that is"
                    + " cached";
        }
        return isCleaned()
                ? "no paging was seen after its cleanup, and it is no cached file of a local file system"
                : "no cleanup: a handle to it is open";
    }

    private String reference(boolean applies) {
        if (applies) {
            return "its last handle was closed, and it is not cached or is more than 60 s old";
        }
        return isCleaned()
                ? "it may be cached and is less than 60 s old, or its path is not known"
                : "no cleanup: a handle to it is open";
    }
}
