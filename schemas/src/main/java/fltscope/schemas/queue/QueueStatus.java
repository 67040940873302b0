package fltscope.schemas.queue;

import fltscope.schemas.trace.TraceCounters;
import fltscope.schemas.trace.TraceSummary;
import java.nio.BufferUnderflowException;
import java.util.ArrayList;
import java.util.List;

/**
 * Content of a {@link BlockKind#STATUS} or {@link BlockKind#END} block, as {@link QueueHeader} writes numbers and texts.
 *
 * <pre>
 * counters               {name text, count i64, firstOffset i64}[]; those that are not zero
 * summaries              {@link TraceSummary}[], field by field: of a live capture one, of all events so far; else none
 * </pre>
 *
 * @param counters what the source of the records has counted so far
 * @param summaries what a live capture has taken so far, where it was counted
 */
public record QueueStatus(TraceCounters counters, List<TraceSummary> summaries) {
    public QueueStatus {
        summaries = List.copyOf(summaries);
    }

    /** The content of the block. */
    public byte[] bytes() {
        FactWriter out = new FactWriter();
        TraceFacts.write(out, counters);
        out.number(summaries.size());
        summaries.forEach(summary -> SummaryFacts.write(out, summary));
        return out.bytes();
    }

    /**
     * Reads a block.
     *
     * @throws BufferUnderflowException when the block ends too early
     * @throws IllegalArgumentException when it names something that only a newer version knows
     */
    public static QueueStatus of(QueueBlock block) {
        FactReader in = new FactReader(block);
        TraceCounters counters = TraceFacts.readCounters(in);
        List<TraceSummary> summaries = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            summaries.add(SummaryFacts.read(in));
        }
        return new QueueStatus(counters, summaries);
    }
}
