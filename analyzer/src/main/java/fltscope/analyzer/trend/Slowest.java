package fltscope.analyzer.trend;

import java.util.List;

/**
 * The slowest that a trace has.
 *
 * @param callbacks the slowest of each filter by their own time, the slowest first
 * @param operations the slowest file operations, the slowest first
 * @param mostPerFilter how many callbacks of a filter, and how many operations, are kept
 * @param atLeastNanos what is faster was not wanted; 0 where everything was
 * @param callbacksAtLeast how many callbacks took as long as was wanted, those that are not kept too
 */
public record Slowest(
        List<SlowCallback> callbacks,
        List<SlowOperation> operations,
        int mostPerFilter,
        long atLeastNanos,
        long callbacksAtLeast) {
    /** Takes copies that nobody can change. */
    public Slowest {
        callbacks = List.copyOf(callbacks);
        operations = List.copyOf(operations);
    }
}
