package fltscope.analyzer.trend;

/**
 * A stretch of the trace in which something was lost. Times are nanoseconds since the start of the trace.
 *
 * @param fromNanos nothing of it is older
 * @param toNanos when the loss was told
 * @param items events and buffers, as far as they were counted; at least one
 */
public record LossWindow(long fromNanos, long toNanos, long items) {}
