package fltscope.collector.normalize;

import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.Payload;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecordBuilder;
import fltscope.schemas.record.IoSink;
import fltscope.schemas.trace.TraceCounter;
import fltscope.schemas.trace.TraceCounters;

/** What all families of events share: the record being made, where it goes, and what is counted on the way. */
final class RecordOutput {
    private final IoRecordBuilder builder = new IoRecordBuilder();
    private final IoSink sink;
    private final TraceCounters counters;
    private final RecentTimes stackTimes = new RecentTimes();
    private long sent;

    RecordOutput(IoSink sink, TraceCounters counters) {
        this.sink = sink;
        this.counters = counters;
    }

    /** Points {@code payload} at the event; false, and counted, when the event is too short for it. */
    boolean wrap(Payload payload, EventRecord event) {
        if (payload.wrap(event)) {
            return true;
        }
        count(TraceCounter.PAYLOAD_SHORT, event);
        return false;
    }

    void count(TraceCounter counter, EventRecord event) {
        counters.add(counter, event.position());
    }

    /** Starts a record with the process and the thread of the event's header. */
    IoRecordBuilder start(IoKind kind, EventRecord event) {
        return start(kind, event, event.processId(), event.threadId());
    }

    /** Starts a record with the process and the thread that the payload names. */
    IoRecordBuilder start(IoKind kind, EventRecord event, int processId, int threadId) {
        if (kind == IoKind.OPERATION_START || kind == IoKind.CALLBACK_START) {
            stackTimes.add(event.timestampTicks());
        }
        return builder.start(kind, event.timestampTicks(), event.processor(), processId, threadId);
    }

    /** Whether an event of this time has become a record whose stack says something. */
    boolean mayHaveStackAt(long ticks) {
        return stackTimes.has(ticks);
    }

    /** Starts a record that no event stands behind. */
    IoRecordBuilder startAt(IoKind kind, long ticks) {
        return builder.start(kind, ticks, 0, EventRecord.UNKNOWN_ID, EventRecord.UNKNOWN_ID);
    }

    void send() {
        sent++;
        sink.accept(builder.finish());
    }

    /** Records sent so far. */
    long sent() {
        return sent;
    }
}
