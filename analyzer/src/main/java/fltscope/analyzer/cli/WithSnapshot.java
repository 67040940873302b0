package fltscope.analyzer.cli;

import fltscope.analyzer.report.SnapshotFile;
import fltscope.collector.etl.ReadProgress;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.record.IoSink;
import fltscope.schemas.trace.TraceClock;
import fltscope.schemas.trace.TraceCounters;
import fltscope.schemas.trace.TraceHeader;
import java.time.Instant;
import java.util.List;

/** A recording with a snapshot from a file behind its last record. */
final class WithSnapshot implements TraceSource {
    private static final long EPOCH_SECONDS = 11_644_473_600L;
    private static final long UNITS_PER_SECOND = 10_000_000L;
    private static final long UNIT_NANOS = 100;
    /** The calendar and the clock of a trace differ by less. */
    private static final long TOLERANCE_NANOS = 1_000_000_000L;

    private final TraceSource source;
    private final SnapshotFile snapshot;

    WithSnapshot(TraceSource source, SnapshotFile snapshot) {
        this.source = source;
        this.snapshot = snapshot;
    }

    @Override
    public TraceHeader header() {
        return source.header();
    }

    @Override
    public List<String> names() {
        return source.names();
    }

    @Override
    public long bytes() {
        return source.bytes();
    }

    @Override
    public Reading read(IoSink sink, TraceCounters counters, ReadProgress progress) {
        Last last = new Last(sink, header().clock().startTicks());
        Reading reading = source.read(last, counters, progress);
        TraceClock clock = header().clock();
        Instant taken = snapshot.taken();
        long takenFileTime = (taken.getEpochSecond() + EPOCH_SECONDS) * UNITS_PER_SECOND + taken.getNano() / UNIT_NANOS;
        long takenNanos = clock.nanosSinceStart(clock.ticksAtFileTime(takenFileTime));
        snapshot.writeTo(sink, last.ticks, takenNanos >= reading.lengthNanos() - TOLERANCE_NANOS);
        return reading;
    }

    @Override
    public void close() {
        source.close();
    }

    /** Remembers the time of the last record. */
    private static final class Last implements IoSink {
        private final IoSink sink;
        private long ticks;

        Last(IoSink sink, long startTicks) {
            this.sink = sink;
            ticks = startTicks;
        }

        @Override
        public void accept(IoRecord record) {
            ticks = Math.max(ticks, record.timeTicks());
            sink.accept(record);
        }
    }
}
