package fltscope.analyzer.run;

import fltscope.analyzer.config.SnapshotFile;
import fltscope.collector.etl.ReadProgress;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.record.IoSink;
import fltscope.schemas.trace.TraceClock;
import fltscope.schemas.trace.TraceCounters;
import fltscope.schemas.trace.TraceHeader;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A recording with snapshots from files, each at its time; one that was taken when the recording ended, or later, is behind its
 * last record.
 */
final class WithSnapshots implements TraceSource {
    private static final long EPOCH_SECONDS = 11_644_473_600L;
    private static final long UNITS_PER_SECOND = 10_000_000L;
    private static final long UNIT_NANOS = 100;
    /** The calendar and the clock of a trace differ by less. */
    private static final long TOLERANCE_NANOS = 1_000_000_000L;

    private final TraceSource source;
    private final List<SnapshotFile> snapshots;

    WithSnapshots(TraceSource source, List<SnapshotFile> snapshots) {
        this.source = source;
        this.snapshots = snapshots.stream()
                .sorted(Comparator.comparing(SnapshotFile::taken))
                .toList();
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
    public Map<String, String> versions() {
        return source.versions();
    }

    @Override
    public long bytes() {
        return source.bytes();
    }

    @Override
    public Reading read(IoSink sink, TraceCounters counters, ReadProgress progress) {
        Placed placed = new Placed(sink, header().clock());
        Reading reading = source.read(placed, counters, progress);
        placed.end(reading.lengthNanos());
        return reading;
    }

    @Override
    public void close() {
        source.close();
    }

    /** Hands the records on, and each snapshot when the recording has come well beyond its time. */
    private final class Placed implements IoSink {
        private final IoSink sink;
        private final TraceClock clock;
        private int next;
        private long nextTicks;
        private long lastTicks;

        Placed(IoSink sink, TraceClock clock) {
            this.sink = sink;
            this.clock = clock;
            lastTicks = clock.startTicks();
            nextTicks = dueTicks();
        }

        /** When the snapshot at hand can not have been taken at the end any more. */
        private long dueTicks() {
            return next == snapshots.size() ? Long.MAX_VALUE : clock.ticksAtFileTime(fileTime(TOLERANCE_NANOS));
        }

        private long fileTime(long moreNanos) {
            Instant taken = snapshots.get(next).taken().plusNanos(moreNanos);
            return (taken.getEpochSecond() + EPOCH_SECONDS) * UNITS_PER_SECOND + taken.getNano() / UNIT_NANOS;
        }

        @Override
        public void accept(IoRecord record) {
            while (record.timeTicks() > nextTicks) {
                put(false);
            }
            lastTicks = Math.max(lastTicks, record.timeTicks());
            sink.accept(record);
        }

        private void put(boolean withHandles) {
            snapshots.get(next).writeTo(sink, lastTicks, withHandles);
            next++;
            nextTicks = dueTicks();
        }

        /** Hands on what was taken at the end, or later; there may be events without records behind the last one. */
        void end(long lengthNanos) {
            while (next < snapshots.size()) {
                put(clock.nanosSinceStart(clock.ticksAtFileTime(fileTime(TOLERANCE_NANOS))) >= lengthNanos);
            }
        }
    }
}
