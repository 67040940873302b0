package fltscope.analyzer.cli.capture;

import fltscope.analyzer.finding.OpenClass;
import fltscope.analyzer.run.RunningAnalysis;
import fltscope.analyzer.run.TraceAnalysis;
import fltscope.analyzer.run.TraceOptions;
import java.nio.file.Path;

/**
 * Analyzes the queue that a capture writes while it does, on a thread of its own, until an open without an end is of a wanted
 * class in two looks, a second or more of the recording apart. It ends with the queue.
 */
final class Trigger implements Runnable {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long NEVER = -1;

    private final Path queue;
    private final OpenClass wanted;
    private long seenSinceNanos = NEVER;
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
        try (TraceAnalysis trace = TraceAnalysis.following(queue, TraceOptions.standard(), this::look, () -> !pulled)) {
            trace.run();
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private void look(RunningAnalysis now) {
        if (now.opens().stream().noneMatch(open -> open.openClass() == wanted)) {
            seenSinceNanos = NEVER;
        } else if (seenSinceNanos == NEVER) {
            seenSinceNanos = now.nanos();
        } else if (now.nanos() - seenSinceNanos >= SECOND_NS) {
            pulled = true;
        }
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
