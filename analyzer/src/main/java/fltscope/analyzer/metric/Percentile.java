package fltscope.analyzer.metric;

import fltscope.analyzer.latency.Latency;

/** The percentiles of durations that are reported; a gate judges some of them. */
public enum Percentile {
    P50("p50", 50),
    P90("p90", 90),
    P95("p95", 95),
    P99("p99", 99),
    P999("p99.9", 99.9);

    private final String label;
    private final double percent;

    Percentile(String label, double percent) {
        this.label = label;
        this.percent = percent;
    }

    /** {@code p99.9}. */
    public String label() {
        return label;
    }

    /** {@code 99.9 % took no longer}. */
    public String meaning() {
        return label.substring(1) + " % took no longer";
    }

    /** The duration, in nanoseconds; 0 where there is none. */
    public long nanos(Latency latency) {
        return latency.nanosAt(percent);
    }
}
