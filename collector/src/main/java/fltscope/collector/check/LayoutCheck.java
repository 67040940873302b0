package fltscope.collector.check;

import fltscope.collector.etl.EventSink;
import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.EventType;
import fltscope.schemas.event.FileName;
import fltscope.schemas.event.FileOperationEnd;
import fltscope.schemas.event.FileRequest;
import fltscope.schemas.event.FltIoCallback;
import fltscope.schemas.event.ImageEvent;
import fltscope.schemas.event.Payload;
import fltscope.schemas.trace.LayoutClaim;
import fltscope.schemas.trace.LayoutFacts;
import fltscope.schemas.trace.TraceHeader;
import fltscope.schemas.trace.TracedMachine;
import java.util.EnumMap;
import java.util.Map;

/** Takes the events of a recording in time order, and says what they say of their layouts. */
public final class LayoutCheck implements EventSink {
    private final TracedMachine machine;
    private final ClaimCounts counts = new ClaimCounts();
    private final PayloadSizes sizes = new PayloadSizes();
    private final CallbackClaims callbacks;
    private final OperationClaims operations;
    private final Map<EventType, Payload> payloads = new EnumMap<>(EventType.class);
    private long events;

    /**
     * Begins.
     *
     * @param header of the recording
     */
    public LayoutCheck(TraceHeader header) {
        machine = header.machine();
        callbacks = new CallbackClaims(counts, header.clock().startTicks());
        operations = new OperationClaims(counts, callbacks);
    }

    @Override
    public boolean event(EventRecord event) {
        events++;
        EventType type = EventType.of(event);
        Payload payload = payloads.computeIfAbsent(type, EventType::newPayload);
        if (payload == null) {
            return true;
        }
        sizes.add(type, event);
        boolean fits = payload.wrap(event);
        counts.add(LayoutClaim.PAYLOAD_FITS, fits);
        counts.add(LayoutClaim.VERSION_KNOWN, event.version() <= type.highestVersion());
        if (fits) {
            take(type, event, payload);
        }
        return true;
    }

    private void take(EventType type, EventRecord event, Payload payload) {
        if (payload instanceof FltIoCallback) {
            callbacks.add(event);
        } else if (payload instanceof FileRequest request) {
            operations.add(type, event, request);
        } else if (payload instanceof FileOperationEnd end) {
            operations.add(end);
        } else if (payload instanceof ImageEvent image) {
            callbacks.add(image);
        } else if (payload instanceof FileName && event.hookId() != EventRecord.NO_HOOK) {
            counts.add(LayoutClaim.NAME_HEADER, event.threadId() == EventRecord.UNKNOWN_ID);
        }
    }

    /** All events have come. To be called once. */
    public LayoutFacts finish() {
        callbacks.finish();
        return new LayoutFacts(machine, events, counts.claims(), sizes.rows());
    }
}
