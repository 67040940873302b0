package fltscope.analyzer.result;

import fltscope.analyzer.latency.Latency;
import fltscope.schemas.record.FileOperation;
import java.util.Map;

/**
 * Durations of the file operations of one path pattern or process image.
 *
 * @param name pattern or image name; null for those of which it is not known
 * @param operations by operation, in the order of {@link FileOperation}
 */
public record GroupRow(String name, Map<FileOperation, Latency> operations) {
    /** All durations together. */
    public long sumNanos() {
        return operations.values().stream().mapToLong(Latency::sumNanos).sum();
    }
}
