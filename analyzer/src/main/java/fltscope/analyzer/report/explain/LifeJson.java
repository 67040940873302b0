package fltscope.analyzer.report.explain;

import fltscope.analyzer.finding.UnfinishedFinding;
import fltscope.analyzer.json.JsonOutput;
import fltscope.analyzer.life.Life;
import fltscope.analyzer.life.LifeCallback;
import fltscope.analyzer.life.LifeRequest;
import fltscope.analyzer.pairing.FileObject;
import fltscope.analyzer.result.Analysis;
import fltscope.analyzer.state.StackFrame;
import fltscope.schemas.event.NtStatus;
import fltscope.schemas.trace.TraceClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes a life with its requests. Times are nanoseconds since the start of the trace, null where they were not recorded. */
final class LifeJson {
    private static final int NOT_KNOWN = -1;

    private final JsonOutput json;
    private final LifeNames names;
    private final LifeSteps steps;
    private final TraceClock clock;

    LifeJson(JsonOutput json, Analysis analysis, LifeNames names) {
        this.json = json;
        this.names = names;
        steps = new LifeSteps(analysis, names);
        clock = analysis.header().clock();
    }

    /** The members that every life has in a list. */
    void summary(Life life, long number) {
        json.number("number", number);
        hex("fileObject", life.fileObject());
        hex("fileKey", life.fileKey());
        json.text("path", life.path());
        json.flag("openedById", life.openedById());
        json.flag("createSeen", life.createSeen());
        time("startNs", life.startTicks());
        time("lastNs", life.lastTicks());
        json.text("end", life.end().label());
        time("endNs", life.endTicks());
    }

    /** The requests, and the stack of the create. */
    void story(Life life) {
        json.number("requestCount", life.requestCount());
        json.number("requestsOmitted", life.omittedRequests());
        json.number("requestsBeforeOmitted", life.firstRequests().size());
        List<LifeRequest> requests = new ArrayList<>(life.firstRequests());
        requests.addAll(life.lastRequests());
        json.objects("requests", requests, this::request);
        json.texts(
                "createStack",
                names.stack(life).stream().map(StackFrame::toString).toList());
        List<Map<String, Object>> frames = names.stackRows(life);
        if (!frames.isEmpty()) {
            json.objects("createFrames", frames, this::frame);
        }
    }

    private void frame(Map<String, Object> row) {
        row.forEach(json::value);
    }

    private void request(LifeRequest request) {
        json.text("operation", LifeNames.function(request));
        json.number("majorFunction", request.majorFunction());
        hex("callbackData", request.callbackData());
        time("startNs", request.startTicks());
        time("recordNs", request.recordTicks());
        id("processId", names.process(request));
        json.text("process", names.processImage(request));
        id("threadId", request.threadId());
        json.texts("asks", LifeSteps.wishes(request));
        end(request);
        json.objects("callbacks", request.callbacks(), this::callback);
        json.number("callbacksOmitted", request.moreCallbacks());
    }

    private void end(LifeRequest request) {
        time("endNs", request.endTicks());
        if (request.hasEnded()) {
            json.bits("status", request.status());
            json.text("statusName", NtStatus.text(request.status()));
            json.number("information", request.information());
        }
        json.number("reissues", request.reissues());
        json.flag("pendingAtEnd", request.isPending() && !request.hasEnded());
        UnfinishedFinding unfinished = steps.unfinished(request);
        json.text("unfinishedIn", unfinished == null ? null : unfinished.filter());
    }

    private void callback(LifeCallback callback) {
        json.text("filter", names.driver(callback));
        hex("routine", callback.routine());
        json.text("phase", callback.post() ? "post" : "pre");
        time("enteredNs", callback.enteredTicks());
        time("returnedNs", callback.returnedTicks());
        if (callback.failed()) {
            json.text("failure", NtStatus.text(callback.status()));
        }
    }

    private void time(String name, long ticks) {
        boolean known = ticks != FileObject.NEVER;
        json.number(name, known ? clock.nanosSinceStart(ticks) : FileObject.NEVER, FileObject.NEVER);
    }

    private void id(String name, int id) {
        json.number(name, id == NOT_KNOWN ? NOT_KNOWN : Integer.toUnsignedLong(id), NOT_KNOWN);
    }

    private void hex(String name, long address) {
        json.text(name, "0x" + Long.toHexString(address));
    }
}
