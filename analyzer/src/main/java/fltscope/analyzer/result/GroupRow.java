package fltscope.analyzer.result;

import fltscope.analyzer.latency.Latency;
import fltscope.schemas.record.FileOperation;
import java.util.List;
import java.util.Map;

/**
 * Durations of the file operations and callbacks of one path pattern or process image.
 *
 * @param name pattern or image name; null for those of which it is not known
 * @param operations by operation, in the order of {@link FileOperation}
 * @param callbacks by filter, function and phase, on all volumes together
 */
public record GroupRow(String name, Map<FileOperation, Latency> operations, List<CallbackRow> callbacks) {
    /** All durations of operations together. */
    public long sumNanos() {
        return operations.values().stream().mapToLong(Latency::sumNanos).sum();
    }

    /** All that filters took. */
    public long callbackNanos() {
        return callbacks.stream().mapToLong(row -> row.own().sumNanos()).sum();
    }
}
