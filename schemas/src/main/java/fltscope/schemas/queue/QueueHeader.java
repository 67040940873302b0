package fltscope.schemas.queue;

import fltscope.schemas.trace.TraceHeader;
import fltscope.schemas.trace.TraceSummary;
import java.nio.BufferUnderflowException;
import java.util.ArrayList;
import java.util.List;

/**
 * Content of a {@link BlockKind#HEADER} block. Numbers are i64, texts UTF-16LE behind their length in units (u32), lists
 * follow their length (i64).
 *
 * <pre>
 * tool text, recorded text
 * run i64                which run of the writer, from 0: one that was killed is continued by the next
 * process i64            id of the writer's process
 * header                 {@link TraceHeader}, field by field
 * sources text[]
 * summaries              {@link TraceSummary}[], field by field
 * </pre>
 *
 * @param header what the recording says of itself
 * @param facts what else is known
 * @param run which run of the writer, from 0
 * @param processId process of the writer
 */
public record QueueHeader(TraceHeader header, QueueFacts facts, long run, long processId) {
    /** The content of the block. */
    public byte[] bytes() {
        FactWriter out = new FactWriter();
        out.text(facts.tool()).text(facts.recorded()).number(run).number(processId);
        TraceFacts.write(out, header);
        out.number(facts.sources().size());
        facts.sources().forEach(out::text);
        out.number(facts.summaries().size());
        facts.summaries().forEach(summary -> SummaryFacts.write(out, summary));
        return out.bytes();
    }

    /**
     * Reads a block.
     *
     * @throws BufferUnderflowException when the block ends too early
     * @throws IllegalArgumentException when it names something that only a newer version knows
     */
    public static QueueHeader of(QueueBlock block) {
        FactReader in = new FactReader(block);
        String tool = in.text();
        String recorded = in.text();
        long run = in.number();
        long processId = in.number();
        TraceHeader header = TraceFacts.readHeader(in);
        List<String> sources = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            sources.add(in.text());
        }
        List<TraceSummary> summaries = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            summaries.add(SummaryFacts.read(in));
        }
        return new QueueHeader(header, new QueueFacts(tool, recorded, sources, summaries), run, processId);
    }
}
