package fltscope.analyzer.cli.gate;

import fltscope.analyzer.cli.output.ToolVersion;
import fltscope.analyzer.finding.holder.HolderRules;
import fltscope.analyzer.gate.measure.RunFacts;
import fltscope.analyzer.gate.measure.RunMeasurer;
import fltscope.analyzer.input.instances.InstanceList;
import fltscope.analyzer.result.Altitudes;
import fltscope.analyzer.run.AnalyzedTrace;
import fltscope.analyzer.run.TraceAnalysis;
import fltscope.analyzer.run.TraceOptions;
import fltscope.collector.archive.Content;
import fltscope.collector.archive.Members;
import fltscope.collector.etl.ReadProgress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    private final TraceOptions options;
    private final InstanceList instances;

    /**
     * Says how to read.
     *
     * @param strict whether damage stops the reading
     * @param members which files of an archive are meant
     * @param rules known holders to judge opens by
     * @param instances altitudes beside the traces; null when there are none
     */
    RunReader(boolean strict, Members members, HolderRules rules, InstanceList instances) {
        this.instances = instances;
        // The other processors read other traces.
        options = TraceOptions.standard()
                .withStrict(strict)
                .withMembers(members)
                .withRules(rules)
                .withPended()
                .withVersions()
                .withOneThread();
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
        try (TraceAnalysis analysis = TraceAnalysis.of(trace, options)) {
            AnalyzedTrace analyzed = analysis.run(progress);
            Altitudes altitudes = Altitudes.known(analyzed.analysis(), instances);
            RunFacts facts = new RunMeasurer(analyzed.analysis())
                    .measure(
                            List.of(Content.nameOf(trace.getFileName())),
                            ToolVersion.number(),
                            analyzed.versions(),
                            altitudes);
            done = true;
            return facts;
        } finally {
            if (!done) {
                failed.set(true);
            }
        }
    }
}
