package fltscope.schemas.queue;

import fltscope.schemas.trace.TraceClock;
import fltscope.schemas.trace.TraceCounter;
import fltscope.schemas.trace.TraceCounters;
import fltscope.schemas.trace.TraceHeader;
import java.util.Arrays;
import java.util.List;

/** Writes and reads what is known of a recording as a whole, field by field in the order of the record's components. */
final class TraceFacts {
    private TraceFacts() {}

    static void write(FactWriter out, TraceHeader header) {
        TraceClock clock = header.clock();
        out.text(header.sessionName())
                .text(header.logFileName())
                .number(header.osMajor())
                .number(header.osMinor())
                .number(header.osBuild())
                .number(header.processors())
                .number(header.processorMhz())
                .number(header.pointerBytes())
                .text(clock.type().name())
                .number(clock.ticksPerSecond())
                .number(clock.startTicks())
                .number(clock.startFileTime())
                .number(header.endFileTime())
                .number(header.bootFileTime())
                .number(header.logFileMode())
                .number(header.bufferBytes())
                .number(header.buffersWritten())
                .number(header.eventsLost())
                .number(header.buffersLost())
                .number(header.timeZoneBiasMinutes())
                .number(header.oldInstanceHeaders() ? 1 : 0);
    }

    static TraceHeader readHeader(FactReader in) {
        return new TraceHeader(
                in.text(),
                in.text(),
                (int) in.number(),
                (int) in.number(),
                (int) in.number(),
                (int) in.number(),
                (int) in.number(),
                (int) in.number(),
                new TraceClock(TraceClock.Type.valueOf(in.text()), in.number(), in.number(), in.number()),
                in.number(),
                in.number(),
                (int) in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                (int) in.number(),
                in.number() != 0);
    }

    static void write(FactWriter out, TraceCounters counters) {
        List<TraceCounter> raised = Arrays.stream(TraceCounter.values())
                .filter(counter -> counters.count(counter) != 0)
                .toList();
        out.number(raised.size());
        for (TraceCounter counter : raised) {
            out.text(counter.name()).number(counters.count(counter)).number(counters.firstOffset(counter));
        }
    }

    static TraceCounters readCounters(FactReader in) {
        TraceCounters counters = new TraceCounters();
        for (int left = in.count(); left > 0; left--) {
            counters.add(TraceCounter.valueOf(in.text()), in.number(), in.number());
        }
        return counters;
    }
}
