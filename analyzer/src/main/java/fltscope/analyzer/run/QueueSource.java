package fltscope.analyzer.run;

import fltscope.collector.etl.ReadProgress;
import fltscope.collector.queue.QueueReader;
import fltscope.collector.queue.QueueReading;
import fltscope.collector.queue.QueueWatch;
import fltscope.schemas.record.IoSink;
import fltscope.schemas.trace.ErrorKind;
import fltscope.schemas.trace.TraceClock;
import fltscope.schemas.trace.TraceCounter;
import fltscope.schemas.trace.TraceCounters;
import fltscope.schemas.trace.TraceException;
import fltscope.schemas.trace.TraceHeader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A queue. One that was made from files is called by their names, so that reports of both are the same. */
final class QueueSource implements TraceSource {
    private final Path folder;
    private final boolean strict;
    private final QueueReader reader;
    private boolean followed;

    QueueSource(Path folder, boolean strict) {
        this.folder = folder;
        this.strict = strict;
        reader = QueueReader.open(folder, strict);
    }

    @Override
    public TraceHeader header() {
        return reader.header();
    }

    @Override
    public List<String> names() {
        List<String> sources = reader.facts().sources();
        return sources.isEmpty() ? List.of(folder.toString()) : sources;
    }

    @Override
    public long bytes() {
        return reader.bytes();
    }

    @Override
    public Reading read(IoSink sink, TraceCounters counters, ReadProgress progress) {
        return finished(reader.read(sink, counters, progress), counters);
    }

    /** As {@link #read}, but goes along with the writer until it has ended the queue, has gone, or {@code watch} has enough. */
    Reading follow(IoSink sink, TraceCounters counters, QueueWatch watch) {
        followed = true;
        return finished(reader.follow(sink, counters, watch), counters);
    }

    private Reading finished(QueueReading reading, TraceCounters counters) {
        if (strict) {
            refuseDamage(counters);
        }
        TraceClock clock = header().clock();
        List<String> notes = new ArrayList<>(reading.damage());
        if (counters.count(TraceCounter.QUEUE_STILL_WRITTEN) != 0) {
            notes.add(folder + ": process " + reader.writer() + " still writes it; "
                    + (followed ? "this is what was there" : "--follow of analyze goes along"));
        } else if (counters.count(TraceCounter.QUEUE_NOT_ENDED) != 0) {
            notes.add(folder + ": its writer, process " + reader.writer() + ", has gone without ending it");
        }
        return new Reading(
                reading.events(),
                clock.nanosSinceStart(Math.max(reading.lastTicks(), clock.startTicks())),
                notes,
                false);
    }

    /** What was damaged before it came into the queue. */
    private void refuseDamage(TraceCounters counters) {
        for (TraceCounter counter : TraceCounter.values()) {
            if (counter.severity() == TraceCounter.Severity.DAMAGE && counters.count(counter) != 0) {
                throw new TraceException(
                        ErrorKind.DAMAGED,
                        String.join(" ", names()),
                        counter.label() + ", found when the queue was made: " + counter.sentence()
                                + " (stopped because of --strict)");
            }
        }
    }

    @Override
    public void close() {
        // each reading closes what it opens
    }
}
