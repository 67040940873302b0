package fltscope.analyzer.cli.gate;

import fltscope.analyzer.finding.HolderRules;
import fltscope.analyzer.gate.measure.RunFacts;
import fltscope.analyzer.gate.measure.RunMeasurer;
import fltscope.analyzer.input.instances.InstanceList;
import fltscope.analyzer.result.Altitudes;
import fltscope.analyzer.result.Analysis;
import fltscope.analyzer.result.Analyzer;
import fltscope.analyzer.run.FileVersions;
import fltscope.analyzer.run.QueueSource;
import fltscope.analyzer.run.TraceSource;
import fltscope.collector.etl.EtlReader;
import fltscope.collector.etl.ReadProgress;
import fltscope.collector.normalize.Normalizer;
import fltscope.collector.queue.QueueReader;
import fltscope.schemas.record.IoSink;
import fltscope.schemas.schema.EventSchemas;
import fltscope.schemas.trace.TraceCounters;
import fltscope.schemas.trace.TraceHeader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Measures the runs of a gate, files or queues: each is read once, as many at a time as there are processors and memory for. What is kept of
 * a trace are its facts, so that memory does not grow with the number of traces.
 */
final class RunReader {
    /** What the analysis of a busy trace may take. */
    private static final long BYTES_FOR_ONE = 256L << 20;

    private final boolean strict;
    private final HolderRules rules;
    private final InstanceList instances;

    /**
     * Says how to read.
     *
     * @param strict whether damage stops the reading
     * @param rules known holders to judge opens by
     * @param instances altitudes beside the traces; null when there are none
     */
    RunReader(boolean strict, HolderRules rules, InstanceList instances) {
        this.strict = strict;
        this.rules = rules;
        this.instances = instances;
    }

    /** The version that runs are measured with. */
    static String tool() {
        String version = RunReader.class.getPackage().getImplementationVersion();
        return version == null ? "(unpackaged)" : version;
    }

    /**
     * Measures traces, each of them a run.
     *
     * @param progress is told from several threads, one at a time
     * @return the runs in the order of the traces
     * @throws fltscope.schemas.trace.TraceException where one can not be read: the first of them in that order
     */
    List<RunFacts> measure(List<Path> traces, ReadProgress progress) {
        ExecutorService threads = Executors.newFixedThreadPool(atOnce(traces.size()), RunReader::thread);
        Object lock = new Object();
        AtomicBoolean failed = new AtomicBoolean();
        ReadProgress shared = bytes -> {
            synchronized (lock) {
                progress.read(bytes);
            }
        };
        try {
            List<Future<RunFacts>> runs = new ArrayList<>();
            for (Path trace : traces) {
                runs.add(threads.submit(() -> {
                    // What comes behind a trace that can not be read is for nothing.
                    return failed.get() ? null : measure(trace, shared, failed);
                }));
            }
            return runs.stream().map(RunReader::facts).toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private static int atOnce(int traces) {
        Runtime runtime = Runtime.getRuntime();
        long forMemory = Math.max(1, runtime.maxMemory() / BYTES_FOR_ONE);
        return (int) Math.max(1, Math.min(Math.min(traces, runtime.availableProcessors()), forMemory));
    }

    /** A daemon: a command that fails ends without the traces that are still being read. */
    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "run");
        thread.setDaemon(true);
        return thread;
    }

    private static RunFacts facts(Future<RunFacts> run) {
        try {
            return run.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private RunFacts measure(Path trace, ReadProgress progress, AtomicBoolean failed) {
        boolean done = false;
        try {
            RunFacts facts = QueueReader.isQueue(trace) ? ofQueue(trace, progress) : ofFile(trace, progress);
            done = true;
            return facts;
        } finally {
            if (!done) {
                failed.set(true);
            }
        }
    }

    private RunFacts ofQueue(Path folder, ReadProgress progress) {
        try (TraceSource source = new QueueSource(folder, strict)) {
            return measure(
                    folder,
                    source.header(),
                    (sink, counters, told) -> source.read(sink, counters, told).wouldTellMore(),
                    Map.of(),
                    progress);
        }
    }

    /** Reads and analyzes on one thread, where other commands take two: the other processors read other traces. */
    private RunFacts ofFile(Path file, ReadProgress progress) {
        Map<String, String> versions = new HashMap<>();
        try (EtlReader reader = new EtlReader(List.of(file), strict)) {
            EventSchemas schemas = new EventSchemas();
            Reading reading = (sink, counters, told) -> {
                Normalizer normalizer = new Normalizer(sink, counters, schemas);
                reader.read(new FileVersions(normalizer, versions), counters, told);
                return normalizer.wouldTellMore();
            };
            return measure(file, reader.header(), reading, versions, progress);
        }
    }

    /** Reads a recording once; true where another reading would tell more. */
    @FunctionalInterface
    private interface Reading {
        boolean read(IoSink sink, TraceCounters counters, ReadProgress progress);
    }

    /** @param versions file versions by driver; complete when the recording has been read */
    private RunFacts measure(
            Path trace, TraceHeader header, Reading reading, Map<String, String> versions, ReadProgress progress) {
        TraceCounters counters = new TraceCounters();
        Analyzer analyzer = new Analyzer(header, rules);
        analyzer.measurePended();
        boolean wouldTellMore = reading.read(analyzer, counters, progress);
        if (analyzer.wouldNameMore() || wouldTellMore) {
            counters = new TraceCounters();
            analyzer = new Analyzer(header, analyzer);
            analyzer.measurePended();
            reading.read(analyzer, counters, bytes -> {});
        }
        Analysis analysis = analyzer.finish(counters);
        Altitudes altitudes = Altitudes.known(analysis, instances);
        return new RunMeasurer(analysis, analyzer.pended())
                .measure(List.of(trace.getFileName().toString()), tool(), versions, altitudes);
    }
}
