package fltscope.schemas.queue;

import fltscope.schemas.trace.TraceClock;
import fltscope.schemas.trace.TraceCounter;
import fltscope.schemas.trace.TraceCounters;
import fltscope.schemas.trace.TraceHeader;
import fltscope.schemas.trace.TraceSession;
import fltscope.schemas.trace.TracedMachine;
import java.util.Arrays;
import java.util.List;

/** Writes and reads what is known of a recording as a whole, field by field in the order of the record's components. */
final class TraceFacts {
    private TraceFacts() {}

    static void write(FactWriter out, TraceHeader header) {
        TraceClock clock = header.clock();
        out.text(header.session().name())
                .text(header.session().logFileName())
                .number(header.machine().osMajor())
                .number(header.machine().osMinor())
                .number(header.machine().osBuild())
                .number(header.machine().processors())
                .number(header.machine().processorMhz())
                .number(header.machine().pointerBytes())
                .text(clock.type().name())
                .number(clock.ticksPerSecond())
                .number(clock.startTicks())
                .number(clock.startFileTime())
                .number(header.session().endFileTime())
                .number(header.machine().bootFileTime())
                .number(header.session().logFileMode())
                .number(header.session().bufferBytes())
                .number(header.session().buffersWritten())
                .number(header.session().eventsLost())
                .number(header.session().buffersLost())
                .number(header.machine().timeZoneBiasMinutes())
                .number(header.oldInstanceHeaders() ? 1 : 0);
    }

    static TraceHeader readHeader(FactReader in) {
        // In the order in which they were written, which is older than the records that hold them.
        String sessionName = in.text();
        String logFileName = in.text();
        int osMajor = (int) in.number();
        int osMinor = (int) in.number();
        int osBuild = (int) in.number();
        int processors = (int) in.number();
        int processorMhz = (int) in.number();
        int pointerBytes = (int) in.number();
        TraceClock clock = new TraceClock(TraceClock.Type.valueOf(in.text()), in.number(), in.number(), in.number());
        long endFileTime = in.number();
        long bootFileTime = in.number();
        TraceSession session = new TraceSession(
                sessionName,
                logFileName,
                endFileTime,
                (int) in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number());
        TracedMachine machine = new TracedMachine(
                osMajor, osMinor, osBuild, processors, processorMhz, pointerBytes, bootFileTime, (int) in.number());
        return new TraceHeader(machine, session, clock, in.number() != 0);
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
