package fltscope.analyzer.report.explain;

import fltscope.analyzer.finding.UnfinishedFinding;
import fltscope.analyzer.life.LifeCallback;
import fltscope.analyzer.life.LifeRequest;
import fltscope.analyzer.pairing.FileObject;
import fltscope.analyzer.result.Analysis;
import fltscope.analyzer.text.Digits;
import fltscope.analyzer.text.Elapsed;
import fltscope.analyzer.text.Escape;
import fltscope.analyzer.text.TextPage;
import fltscope.schemas.event.NtStatus;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.trace.TraceClock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What happened to a request after it began, line by line in time order. */
final class LifeSteps {
    /** Columns of a filter's name with its altitude. */
    private static final int FILTER = 24;

    private static final int NOT_TIMED = -1;

    /**
     * One line.
     *
     * @param nanos since the request began; negative for a line that has no time of its own
     */
    record Step(long nanos, String text) {}

    private final Analysis analysis;
    private final LifeNames names;
    private final TraceClock clock;

    LifeSteps(Analysis analysis, LifeNames names) {
        this.analysis = analysis;
        this.names = names;
        clock = analysis.header().clock();
    }

    /** The callbacks of a request and its end. */
    List<Step> of(LifeRequest request) {
        List<Step> steps = callbacks(request);
        if (request.operation() != null && request.recordTicks() > request.startTicks()) {
            steps.add(new Step(since(request, request.recordTicks()), "start, as FileInfo saw it"));
        }
        if (request.hasEnded()) {
            steps.add(new Step(since(request, request.endTicks()), end(request)));
        }
        steps.sort(Comparator.comparingLong(Step::nanos));
        if (request.moreCallbacks() > 0) {
            steps.add(new Step(NOT_TIMED, "and " + Digits.grouped(request.moreCallbacks()) + " callbacks more"));
        }
        if (request.reissues() > 0) {
            steps.add(new Step(NOT_TIMED, "it came again under its pointer " + times(request.reissues())));
        }
        String missing = missing(request);
        if (missing != null) {
            steps.add(new Step(NOT_TIMED, missing));
        }
        return steps;
    }

    private static String times(int count) {
        return count == 1 ? "once" : Digits.grouped(count) + " times";
    }

    private List<Step> callbacks(LifeRequest request) {
        List<LifeCallback> inOrder = new ArrayList<>(request.callbacks());
        inOrder.sort(Comparator.comparingLong(LifeCallback::ticks));
        List<Step> steps = new ArrayList<>();
        Map<String, Integer> entries = new HashMap<>();
        for (LifeCallback callback : inOrder) {
            String filter = names.filter(callback);
            int place = callback.post()
                    ? entries.merge(filter, -1, Integer::sum) + 1
                    : entries.merge(filter, 1, Integer::sum);
            String instance = place > 1 ? filter + " #" + place : filter;
            steps.add(new Step(since(request, callback.ticks()), line(instance, callback, request)));
        }
        return steps;
    }

    private String line(String filter, LifeCallback callback, LifeRequest request) {
        return TextPage.padded(filter, FILTER) + (callback.post() ? " post " : " pre  ") + outcome(callback, request);
    }

    private String outcome(LifeCallback callback, LifeRequest request) {
        if (callback.failed()) {
            return "failed it: " + NtStatus.text(callback.status());
        }
        if (callback.returnedTicks() == FileObject.NEVER) {
            return request.isPending()
                    ? "in it for " + Elapsed.of(analysis.endNanos() - clock.nanosSinceStart(callback.ticks()))
                    : "no return recorded";
        }
        return TextPage.right(Elapsed.of(clock.nanos(callback.returnedTicks() - callback.enteredTicks())), 10);
    }

    private String end(LifeRequest request) {
        String text = "= " + NtStatus.text(request.status()) + " after "
                + Elapsed.of(clock.nanos(request.endTicks() - request.recordTicks()));
        boolean transfer = request.operation() == FileOperation.READ || request.operation() == FileOperation.WRITE;
        return transfer ? text + ", " + Digits.grouped(request.information()) + " bytes" : text;
    }

    /** What did not come; null when nothing is missing, or none of it is recorded in this trace. */
    private String missing(LifeRequest request) {
        if (request.hasEnded()) {
            return null;
        }
        UnfinishedFinding unfinished = unfinished(request);
        if (unfinished != null && !unfinished.inCallback()) {
            String filter = unfinished.filter() == null ? "the filters" : names.filter(unfinished.filter());
            return "no end recorded; pended below " + filter;
        }
        if (request.operation() == null || !analysis.evidence().operationEndsRecorded()) {
            return null;
        }
        return request.isPending() ? "no end when the trace ended" : "no end recorded";
    }

    /** The request among those that were under way at the end; null when it was not. */
    UnfinishedFinding unfinished(LifeRequest request) {
        if (!request.isPending()) {
            return null;
        }
        long first = clock.nanosSinceStart(request.startTicks());
        for (UnfinishedFinding unfinished : analysis.unfinished()) {
            if (unfinished.fileObject() == request.fileObject()
                    && unfinished.majorFunction() == request.majorFunction()
                    && unfinished.sinceNanos() >= first) {
                return unfinished;
            }
        }
        return null;
    }

    private long since(LifeRequest request, long ticks) {
        return Math.max(0, clock.nanos(ticks - request.startTicks()));
    }

    /** What a request asks for, in one or more sentences; empty where nothing of it was recorded. */
    static List<String> wishes(LifeRequest request) {
        if (request.operation() == null) {
            return List.of();
        }
        return switch (request.operation()) {
            case CREATE -> CreateWords.of(request);
            case READ, WRITE -> List.of(Digits.grouped(request.extent()) + " bytes" + CreateWords.paging(request));
            case QUERY_INFORMATION, SET_INFORMATION -> CreateWords.informationClass(request);
            case FS_CONTROL -> List.of(String.format(Locale.ROOT, "code 0x%x", request.code()));
            default -> request.text() == null ? List.of() : List.of(Escape.text(request.text()));
        };
    }
}
