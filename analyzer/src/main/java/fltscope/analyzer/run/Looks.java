package fltscope.analyzer.run;

/** Looks at an analysis that goes on, at most once a second, and so that looking takes a small part of the time. */
final class Looks {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int TIMES_THE_COST = 20;

    private final RunningAnalysis.Watch watch;
    private long nextNs = System.nanoTime();

    Looks(RunningAnalysis.Watch watch) {
        this.watch = watch;
    }

    /** Looks if it is time to. */
    void offer(RunningAnalysis now) {
        long startNs = System.nanoTime();
        if (startNs - nextNs < 0) {
            return;
        }
        watch.look(now);
        long endNs = System.nanoTime();
        nextNs = endNs + Math.max(SECOND_NS, TIMES_THE_COST * (endNs - startNs));
    }
}
