package fltscope.schemas.queue;

import fltscope.schemas.trace.TraceCounters;
import java.nio.BufferUnderflowException;

/**
 * Content of a {@link BlockKind#STATUS} or {@link BlockKind#END} block, as {@link QueueHeader} writes numbers and texts.
 *
 * <pre>
 * counters               {name text, count i64, firstOffset i64}[]; those that are not zero
 * </pre>
 *
 * @param counters what the source of the records has counted so far
 */
public record QueueStatus(TraceCounters counters) {
    /** The content of the block. */
    public byte[] bytes() {
        FactWriter out = new FactWriter();
        TraceFacts.write(out, counters);
        return out.bytes();
    }

    /**
     * Reads a block.
     *
     * @throws BufferUnderflowException when the block ends too early
     * @throws IllegalArgumentException when it names something that only a newer version knows
     */
    public static QueueStatus of(QueueBlock block) {
        return new QueueStatus(TraceFacts.readCounters(new FactReader(block)));
    }
}
