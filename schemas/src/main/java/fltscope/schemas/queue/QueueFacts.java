package fltscope.schemas.queue;

import fltscope.schemas.trace.TraceSummary;
import java.util.List;

/**
 * What is known of a queue when it is begun, beside the header of its recording.
 *
 * @param tool what wrote the queue, with its version
 * @param recorded what was recorded, in words
 * @param sources the files that the queue was made from, as the user named them; none for a live capture
 * @param summaries what each of the sources is and holds
 */
public record QueueFacts(String tool, String recorded, List<String> sources, List<TraceSummary> summaries) {
    public QueueFacts {
        sources = List.copyOf(sources);
        summaries = List.copyOf(summaries);
    }

    /** Facts of a live capture. */
    public static QueueFacts live(String tool, String recorded) {
        return new QueueFacts(tool, recorded, List.of(), List.of());
    }
}
