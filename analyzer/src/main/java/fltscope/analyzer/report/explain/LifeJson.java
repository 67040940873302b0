package fltscope.analyzer.report.explain;

import com.fasterxml.jackson.core.JsonGenerator;
import fltscope.analyzer.finding.UnfinishedFinding;
import fltscope.analyzer.life.Life;
import fltscope.analyzer.life.LifeCallback;
import fltscope.analyzer.life.LifeRequest;
import fltscope.analyzer.pairing.FileObject;
import fltscope.schemas.event.NtStatus;
import fltscope.schemas.trace.TraceClock;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Writes a life with its requests. Times are nanoseconds since the start of the trace, null where they were not recorded. */
final class LifeJson {
    private static final int NOT_KNOWN = -1;

    private final JsonGenerator json;
    private final LifeNames names;
    private final LifeSteps steps;
    private final TraceClock clock;

    LifeJson(JsonGenerator json, Explanation explanation, LifeNames names) {
        this.json = json;
        this.names = names;
        steps = new LifeSteps(explanation.analysis(), names);
        clock = explanation.clock();
    }

    /** The members that every life has in a list. */
    void summary(Life life, long number) throws IOException {
        json.writeNumberField("number", number);
        hex("fileObject", life.fileObject());
        hex("fileKey", life.fileKey());
        text("path", life.path());
        json.writeBooleanField("openedById", life.openedById());
        json.writeBooleanField("createSeen", life.createSeen());
        time("startNs", life.startTicks());
        time("lastNs", life.lastTicks());
        json.writeStringField("end", life.end().label());
        time("endNs", life.endTicks());
    }

    /** The requests, and the stack of the create. */
    void story(Life life) throws IOException {
        json.writeNumberField("requestCount", life.requestCount());
        json.writeNumberField("requestsOmitted", life.omittedRequests());
        json.writeNumberField("requestsBeforeOmitted", life.firstRequests().size());
        json.writeArrayFieldStart("requests");
        requests(life.firstRequests());
        requests(life.lastRequests());
        json.writeEndArray();
        json.writeArrayFieldStart("createStack");
        for (String frame : names.stack(life)) {
            json.writeString(frame);
        }
        json.writeEndArray();
    }

    private void requests(List<LifeRequest> requests) throws IOException {
        for (LifeRequest request : requests) {
            json.writeStartObject();
            json.writeStringField("operation", LifeNames.function(request));
            json.writeNumberField("majorFunction", request.majorFunction());
            hex("callbackData", request.callbackData());
            time("startNs", request.startTicks());
            time("recordNs", request.recordTicks());
            id("processId", names.process(request));
            text("process", names.processImage(request));
            id("threadId", request.threadId());
            json.writeArrayFieldStart("asks");
            for (String wish : LifeSteps.wishes(request)) {
                json.writeString(wish);
            }
            json.writeEndArray();
            end(request);
            callbacks(request);
            json.writeEndObject();
        }
    }

    private void end(LifeRequest request) throws IOException {
        time("endNs", request.endTicks());
        if (request.hasEnded()) {
            json.writeStringField("status", String.format(Locale.ROOT, "0x%08x", request.status()));
            json.writeStringField("statusName", NtStatus.text(request.status()));
            json.writeNumberField("information", request.information());
        }
        json.writeNumberField("reissues", request.reissues());
        json.writeBooleanField("pendingAtEnd", request.isPending() && !request.hasEnded());
        UnfinishedFinding unfinished = steps.unfinished(request);
        text("unfinishedIn", unfinished == null ? null : unfinished.filter());
    }

    private void callbacks(LifeRequest request) throws IOException {
        json.writeArrayFieldStart("callbacks");
        for (LifeCallback callback : request.callbacks()) {
            json.writeStartObject();
            text("filter", names.driver(callback));
            hex("routine", callback.routine());
            json.writeStringField("phase", callback.post() ? "post" : "pre");
            time("enteredNs", callback.enteredTicks());
            time("returnedNs", callback.returnedTicks());
            if (callback.failed()) {
                json.writeStringField("failure", NtStatus.text(callback.status()));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("callbacksOmitted", request.moreCallbacks());
    }

    private void time(String name, long ticks) throws IOException {
        if (ticks == FileObject.NEVER) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, clock.nanosSinceStart(ticks));
        }
    }

    private void id(String name, int id) throws IOException {
        if (id == NOT_KNOWN) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, Integer.toUnsignedLong(id));
        }
    }

    private void hex(String name, long address) throws IOException {
        json.writeStringField(name, "0x" + Long.toHexString(address));
    }

    private void text(String name, String value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, value);
        }
    }
}
