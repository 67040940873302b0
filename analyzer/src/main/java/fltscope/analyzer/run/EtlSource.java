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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files of one recording, merged by time. */
final class EtlSource implements TraceSource {
    private final EtlReader reader;
    /** What one reading learns serves the next. */
    private final EventSchemas schemas = new EventSchemas();

    private final TraceOptions options;
    private final Map<String, String> versions = new HashMap<>();

    EtlSource(List<Path> files, TraceOptions options) {
        this.options = options;
        reader = new EtlReader(files, options.members(), options.strict(), options.anyMachine());
    }

    @Override
    public TraceHeader header() {
        return reader.header();
    }

    @Override
    public List<String> names() {
        return reader.names();
    }

    @Override
    public long bytes() {
        return reader.bytes();
    }

    @Override
    public Reading read(IoSink sink, TraceCounters counters, ReadProgress progress) {
        versions.clear();
        Reading[] reading = new Reading[1];
        if (options.oneThread()) {
            reading[0] = readInto(sink, counters, progress);
        } else {
            RecordHandover.run(records -> reading[0] = readInto(records, counters, progress), sink);
        }
        return reading[0];
    }

    private Reading readInto(IoSink sink, TraceCounters counters, ReadProgress progress) {
        Normalizer normalizer = new Normalizer(sink, counters, schemas);
        Counted counted =
                new Counted(options.versions() ? new FileVersions(normalizer, versions) : normalizer, reader.header());
        reader.read(counted, counters, progress);
        return new Reading(counted.events, counted.lengthNanos(), List.of(), normalizer.wouldTellMore());
    }

    @Override
    public Map<String, String> versions() {
        return versions;
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
