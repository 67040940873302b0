package fltscope.analyzer.finding;

/**
 * A request that was under way in or below the filters when the trace ended. Times are nanoseconds.
 *
 * @param filter driver of the filter whose callback it is in, or that it came to last; null when not known
 * @param majorFunction IRP_MJ_* code
 * @param inCallback whether it is in that filter's callback; else it is pended below it
 * @param post whether that callback is a post-operation callback
 * @param fileObject address of the FILE_OBJECT
 * @param path of the open; null when not known
 * @param threadId -1 when not known
 * @param sinceNanos when it was entered or began, since the start of the trace
 * @param ageNanos from then to the end of the trace
 */
public record UnfinishedFinding(
        String filter,
        int majorFunction,
        boolean inCallback,
        boolean post,
        long fileObject,
        String path,
        int threadId,
        long sinceNanos,
        long ageNanos) {}
