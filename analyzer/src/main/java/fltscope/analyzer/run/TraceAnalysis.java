package fltscope.analyzer.run;

import fltscope.analyzer.finding.OpenFinding;
import fltscope.analyzer.life.Life;
import fltscope.analyzer.life.LifeCollector;
import fltscope.analyzer.life.LifeDetail;
import fltscope.analyzer.life.LifeFilter;
import fltscope.analyzer.life.LifePass;
import fltscope.analyzer.pairing.PairingListener;
import fltscope.analyzer.result.Analyzer;
import fltscope.collector.etl.ReadProgress;
import fltscope.collector.queue.QueueReader;
import fltscope.schemas.record.IoSink;
import fltscope.schemas.trace.ErrorKind;
import fltscope.schemas.trace.TraceClock;
import fltscope.schemas.trace.TraceCounters;
import fltscope.schemas.trace.TraceException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/**
 * The one door to an analysis: from what a user named, .etl files or a queue, to what was found out. It owns the reading, the
 * second one where the end of a trace explains what comes before, the snapshots beside it, and what was lost and damaged.
 *
 * <p>Not for several threads at once. Close it when done; what it has returned stays.
 */
public final class TraceAnalysis implements AutoCloseable {
    private final TraceSource source;
    private final TraceOptions options;
    /** What a watch looks at. */
    private final AtomicReference<Analyzer> running;

    private AnalyzedTrace analyzed;

    private TraceAnalysis(TraceSource source, TraceOptions options, AtomicReference<Analyzer> running) {
        this.source = options.snapshots().isEmpty() ? source : new WithSnapshots(source, options.snapshots());
        this.options = options;
        this.running = running;
    }

    /**
     * Opens a recording.
     *
     * @param files .etl files of one recording, such as the parts of a NEWFILE session, or the folder of a queue
     * @throws TraceException when it is no recording, or can not be read
     */
    public static TraceAnalysis of(List<Path> files, TraceOptions options) {
        return new TraceAnalysis(TraceSource.open(files, options), options, new AtomicReference<>());
    }

    /** The same of one file or queue. */
    public static TraceAnalysis of(Path file, TraceOptions options) {
        return of(List.of(file), options);
    }

    /**
     * Opens a queue that somebody writes; {@link #run} goes along until its writer ends it or has gone.
     *
     * @param watch looks at what is known by then
     * @param goesOn asked often; once it is false the analysis ends in order with what has been read
     * @throws TraceException when it is no queue, or can not be read
     */
    public static TraceAnalysis following(
            Path queue, TraceOptions options, RunningAnalysis.Watch watch, BooleanSupplier goesOn) {
        if (!QueueReader.isQueue(queue)) {
            throw new TraceException(
                    ErrorKind.WRONG_FORMAT,
                    queue.toString(),
                    "is no queue; name the folder of one that is being written");
        }
        AtomicReference<Analyzer> running = new AtomicReference<>();
        Looks looks = new Looks(watch);
        TraceSource followed = new FollowedQueue(new QueueSource(queue, options.strict()), counters -> {
            looks.offer(new Look(running.get(), counters));
            return goesOn.getAsBoolean();
        });
        return new TraceAnalysis(followed, options, running);
    }

    private record Look(Analyzer analyzer, TraceCounters counters) implements RunningAnalysis {
        @Override
        public List<OpenFinding> opens() {
            return analyzer.opensSoFar(counters);
        }

        @Override
        public long nanos() {
            return analyzer.nanosSoFar();
        }
    }

    /** The files of the recording, as reports name them. */
    public List<String> names() {
        return source.names();
    }

    /** Bytes that a reading goes over. */
    public long bytes() {
        return source.bytes();
    }

    /** Analyzes without saying how far it is. */
    public AnalyzedTrace run() {
        return run(ReadProgress.NONE);
    }

    /**
     * Reads and analyzes the recording: twice where its end explains what comes before, such as the drivers of a circular file.
     *
     * @param progress takes the bytes as they are read
     * @throws TraceException when it can not be read any further, or on damage when reading is strict
     */
    public AnalyzedTrace run(ReadProgress progress) {
        Pass pass = new Pass(null);
        TraceSource.Reading reading = pass.read(progress);
        if (pass.analyzer.wouldNameMore() || reading.wouldTellMore()) {
            pass = new Pass(pass.analyzer);
            reading = pass.read(progress);
        }
        analyzed = new AnalyzedTrace(
                List.copyOf(source.names()),
                pass.analyzer.finish(pass.counters),
                pass.analyzer.state(),
                reading.events(),
                reading.lengthNanos(),
                List.copyOf(reading.notes()),
                Map.copyOf(source.versions()),
                pass.lives == null ? List.of() : List.copyOf(pass.lives.finish()));
        return analyzed;
    }

    /**
     * Reads the recording once more, for the lives that a filter chooses, in the order in which they began. To be called after
     * {@link #run}, which knows the names by which the filter may choose.
     */
    public FoundLives lives(LifeFilter filter, LifeDetail detail) {
        if (analyzed == null) {
            throw new IllegalStateException("run() comes first");
        }
        LifeCollector collector = new LifeCollector(filter, detail);
        LifePass pass = new LifePass(
                source.header().clock().startTicks(), analyzed.state().images(), collector);
        source.read(pass, new TraceCounters(), ReadProgress.NONE);
        List<Life> lives = pass.finish();
        return new FoundLives(List.copyOf(lives), collector.omitted());
    }

    /** Reads the recording once more, record by record. */
    public void records(IoSink sink) {
        source.read(sink, new TraceCounters(), ReadProgress.NONE);
    }

    /** The clock of the recording's time stamps. */
    public TraceClock clock() {
        return source.header().clock();
    }

    @Override
    public void close() {
        source.close();
    }

    /**
     * Lives that a filter has chosen.
     *
     * @param lives in the order in which they began
     * @param omitted older ones that are not among them, as there were too many
     */
    public record FoundLives(List<Life> lives, long omitted) {}

    /** One reading with its analyzer. */
    private final class Pass {
        private final Analyzer analyzer;
        private final TraceCounters counters = new TraceCounters();
        private final LifeCollector lives;

        /** @param before the pass that has seen the whole trace; null for the first one */
        Pass(Analyzer before) {
            lives = options.fileObjects().isEmpty()
                    ? null
                    : new LifeCollector(LifeFilter.ofFileObjects(options.fileObjects()), LifeDetail.none());
            PairingListener more = lives == null ? PairingListener.NONE : lives;
            analyzer = before == null
                    ? new Analyzer(
                            source.header(), options.measured(source.header().clock()), more)
                    : before.secondPass(more);
            running.set(analyzer);
        }

        TraceSource.Reading read(ReadProgress progress) {
            IoSink sink = lives == null
                    ? analyzer
                    : record -> {
                        lives.accept(record);
                        analyzer.accept(record);
                    };
            return source.read(sink, counters, progress);
        }
    }
}
