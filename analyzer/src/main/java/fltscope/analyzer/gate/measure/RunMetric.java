package fltscope.analyzer.gate.measure;

/**
 * The value of a metric in one run.
 *
 * @param events callbacks, or file operations, that it was measured on
 * @param value in the unit of the quantity
 */
public record RunMetric(Metric metric, long events, long value) {
    /** Whether there were enough events for the value to count. */
    public boolean counts() {
        return events >= metric.quantity().eventsNeeded();
    }
}
