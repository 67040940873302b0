package fltscope.analyzer.pairing;

import java.util.List;

/**
 * What was under way when the trace ended.
 *
 * @param opens the opens that have a create and no end, oldest first
 * @param requests the requests that were in a filter's callback, or below the filters
 * @param operations the operations that file events have told the start of, where ends are recorded, and of which no callback tells
 */
public record Unfinished(
        List<FileObject> opens, List<UnfinishedRequest> requests, List<UnfinishedRequest> operations) {}
