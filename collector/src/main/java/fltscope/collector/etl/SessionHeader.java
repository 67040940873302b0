package fltscope.collector.etl;

import fltscope.schemas.etl.RecordCursor;
import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.EventType;
import fltscope.schemas.event.LogfileHeader;
import fltscope.schemas.trace.TraceClock;
import fltscope.schemas.trace.TraceCounters;
import fltscope.schemas.trace.TraceHeader;
import fltscope.schemas.trace.TraceSession;
import fltscope.schemas.trace.TracedMachine;

/** Reads the log-file header that is the first record of the buffer that starts a session. */
final class SessionHeader {
    private static final long CYCLES_PER_MHZ = 1_000_000;
    private static final long FILE_TIME_UNITS = 10_000_000;
    private static final int FIRST_GUID_INSTANCES = 0x0101;

    private SessionHeader() {}

    /**
     * Reads the header in the buffer at {@code offset}.
     *
     * @return null when the buffer does not start with one
     */
    static TraceHeader read(FileWindow window, long offset, int present, String name) {
        BufferContent content = new BufferContent(new DamageLog(name, false, new TraceCounters()));
        RecordCursor cursor = new RecordCursor();
        content.open(window, offset, present, BufferContent.LARGEST_RECORD, cursor);
        EventRecord event = new EventRecord();
        LogfileHeader header = new LogfileHeader();
        if (!cursor.next()
                || !cursor.isEvent()
                || !cursor.event(event)
                || EventType.of(event) != EventType.HEADER
                || !header.wrap(event)) {
            return null;
        }
        return traceHeader(header, event.timestampTicks());
    }

    private static TraceHeader traceHeader(LogfileHeader header, long firstTicks) {
        TraceClock.Type type = TraceClock.Type.of(header.reservedFlags());
        long ticksPerSecond =
                switch (type) {
                    case QPC -> header.perfFreq();
                    case SYSTEM_TIME -> FILE_TIME_UNITS;
                    case CPU_CYCLES -> header.cpuSpeedInMHz() * CYCLES_PER_MHZ;
                };
        return new TraceHeader(
                new TracedMachine(
                        header.majorVersion(),
                        header.minorVersion(),
                        (int) header.providerVersion(),
                        (int) header.numberOfProcessors(),
                        (int) header.cpuSpeedInMHz(),
                        header.pointerSize(),
                        header.bootTime(),
                        header.bias()),
                new TraceSession(
                        header.loggerName(),
                        header.logFileName(),
                        header.endTime(),
                        (int) header.logFileMode(),
                        header.bufferSize(),
                        header.buffersWritten(),
                        header.eventsLost(),
                        header.buffersLost()),
                new TraceClock(type, ticksPerSecond, firstTicks, header.startTime()),
                (header.subVersion() << 8 | header.subMinorVersion()) < FIRST_GUID_INSTANCES);
    }
}
