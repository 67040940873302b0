package fltscope.analyzer.cli.capture;

import fltscope.analyzer.cli.option.HolderOptions;
import fltscope.analyzer.finding.OpenClass;
import fltscope.analyzer.result.Analyzer;
import fltscope.analyzer.run.FollowedQueue;
import fltscope.analyzer.run.QueueSource;
import fltscope.analyzer.run.TraceSource;
import fltscope.schemas.trace.TraceCounters;
import java.nio.file.Path;

/**
 * Analyzes the queue that a capture writes while it does, on a thread of its own, until an open without an end is of a wanted
 * class in two looks, a second or more of the recording apart. It ends with the queue.
 */
final class Trigger implements Runnable {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int TIMES_THE_COST = 20;
    private static final long NEVER = -1;

    private final Path queue;
    private final OpenClass wanted;
    private Analyzer analyzer;
    private long seenSinceNanos = NEVER;
    private long nextNs = System.nanoTime();
    private volatile boolean pulled;
    private volatile RuntimeException failure;

    private Trigger(Path queue, OpenClass wanted) {
        this.queue = queue;
        this.wanted = wanted;
    }

    /** Begins to look at a queue that is there. */
    static Trigger start(Path queue, OpenClass wanted) {
        Trigger trigger = new Trigger(queue, wanted);
        Thread thread = new Thread(trigger, "fltscope-trigger");
        thread.setDaemon(true);
        thread.start();
        return trigger;
    }

    @Override
    public void run() {
        try (TraceSource source = new FollowedQueue(new QueueSource(queue, false), this::look)) {
            analyzer = new Analyzer(source.header(), new HolderOptions().rules());
            source.read(analyzer, new TraceCounters(), bytes -> {});
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private boolean look(TraceCounters counters) {
        long startNs = System.nanoTime();
        if (!pulled && startNs - nextNs >= 0) {
            look(startNs, counters);
        }
        return !pulled;
    }

    private void look(long startNs, TraceCounters counters) {
        long nowNanos = analyzer.nanosSoFar();
        if (analyzer.opensSoFar(counters).stream().noneMatch(open -> open.openClass() == wanted)) {
            seenSinceNanos = NEVER;
        } else if (seenSinceNanos == NEVER) {
            seenSinceNanos = nowNanos;
        } else if (nowNanos - seenSinceNanos >= SECOND_NS) {
            pulled = true;
        }
        long endNs = System.nanoTime();
        nextNs = endNs + Math.max(SECOND_NS, TIMES_THE_COST * (endNs - startNs));
    }

    /**
     * Whether the class was found.
     *
     * @throws RuntimeException what has ended the analysis, which will not find it any more
     */
    boolean pulled() {
        RuntimeException ended = failure;
        if (ended != null) {
            throw ended;
        }
        return pulled;
    }
}
