package fltscope.analyzer.pairing;

import java.util.List;

/**
 * What was under way when the trace ended.
 *
 * @param opens the opens that have a create and no end, oldest first
 * @param requests the requests that were in a filter's callback, or below the filters
 */
public record Unfinished(List<FileObject> opens, List<UnfinishedRequest> requests) {}
