package fltscope.analyzer.latency;

/** Durations made by hand. */
public final class Durations {
    private final Latency latency = new Latency();

    /** Takes a duration. */
    public Durations record(long nanos) {
        latency.record(nanos);
        return this;
    }

    /** All that were taken. */
    public Latency latency() {
        return latency;
    }
}
