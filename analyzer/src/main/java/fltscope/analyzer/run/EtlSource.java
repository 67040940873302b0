package fltscope.analyzer.run;

import fltscope.collector.etl.EtlReader;
import fltscope.collector.etl.EventSink;
import fltscope.collector.etl.PlacedLoss;
import fltscope.collector.etl.ReadProgress;
import fltscope.collector.handover.RecordHandover;
import fltscope.collector.normalize.Normalizer;
import fltscope.schemas.event.EventRecord;
import fltscope.schemas.record.IoSink;
import fltscope.schemas.schema.EventSchemas;
import fltscope.schemas.trace.TraceClock;
import fltscope.schemas.trace.TraceCounters;
import fltscope.schemas.trace.TraceHeader;
import java.nio.file.Path;
import java.util.List;

/** The files of one recording, merged by time. */
final class EtlSource implements TraceSource {
    private final List<Path> files;
    private final EtlReader reader;
    /** What one reading learns serves the next. */
    private final EventSchemas schemas = new EventSchemas();

    EtlSource(List<Path> files, boolean strict) {
        this.files = files;
        reader = new EtlReader(files, strict);
    }

    @Override
    public TraceHeader header() {
        return reader.header();
    }

    @Override
    public List<String> names() {
        return files.stream().map(Path::toString).toList();
    }

    @Override
    public long bytes() {
        return reader.bytes();
    }

    @Override
    public Reading read(IoSink sink, TraceCounters counters, ReadProgress progress) {
        Counted[] counted = new Counted[1];
        Normalizer[] normalizer = new Normalizer[1];
        RecordHandover.run(
                records -> {
                    normalizer[0] = new Normalizer(records, counters, schemas);
                    counted[0] = new Counted(normalizer[0], reader.header());
                    reader.read(counted[0], counters, progress);
                },
                sink);
        return new Reading(counted[0].events, counted[0].lengthNanos(), List.of(), normalizer[0].wouldTellMore());
    }

    @Override
    public void close() {
        reader.close();
    }

    /** All events on their way, those that become no record too. */
    private static final class Counted implements EventSink {
        private final EventSink sink;
        private final TraceClock clock;
        private long lastTicks;
        private long events;

        Counted(EventSink sink, TraceHeader header) {
            this.sink = sink;
            clock = header.clock();
            lastTicks = clock.startTicks();
        }

        @Override
        public boolean event(EventRecord event) {
            events++;
            lastTicks = Math.max(lastTicks, event.timestampTicks());
            return sink.event(event);
        }

        @Override
        public void lost(PlacedLoss loss) {
            sink.lost(loss);
        }

        long lengthNanos() {
            return clock.nanosSinceStart(lastTicks);
        }
    }
}
