package fltscope.analyzer.finding;

/**
 * How an open was created.
 *
 * @param nanos when, since the start of the trace
 * @param options CreateOptions, with the disposition in the high 8 bits
 * @param shareAccess as recorded
 * @param ended whether the end of the create was recorded
 * @param status NTSTATUS of the create, if it has ended
 * @param seenByFiltersOnly whether only filters' callbacks recorded it: options, sharing and path are not known
 */
public record CreateFacts(
        long nanos, int options, int shareAccess, boolean ended, int status, boolean seenByFiltersOnly) {}
