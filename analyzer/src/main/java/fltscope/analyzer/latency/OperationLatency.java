package fltscope.analyzer.latency;

import fltscope.schemas.record.FileOperation;
import fltscope.schemas.trace.TraceClock;
import java.util.EnumMap;
import java.util.Map;

/**
 * The time of file operations from start to end. Both are told by the FileInfo minifilter, so the time covers what lies below
 * its altitude (40500, or 360500.5 on newer Windows), not what an application saw.
 */
public final class OperationLatency {
    private final TraceClock clock;
    private final Map<FileOperation, TickCounts> times = new EnumMap<>(FileOperation.class);

    public OperationLatency(TraceClock clock) {
        this.clock = clock;
    }

    /** Takes the duration of one operation. */
    public void record(FileOperation operation, long durationTicks) {
        TickCounts counts = times.get(operation);
        if (counts == null) {
            counts = new TickCounts(clock);
            times.put(operation, counts);
        }
        counts.record(durationTicks);
    }

    /** The operations that were seen, as of now, in the order of {@link FileOperation}. */
    public Map<FileOperation, Latency> rows() {
        Map<FileOperation, Latency> rows = new EnumMap<>(FileOperation.class);
        times.forEach((operation, counts) -> {
            Latency latency = new Latency();
            counts.addTo(latency);
            rows.put(operation, latency);
        });
        return rows;
    }
}
