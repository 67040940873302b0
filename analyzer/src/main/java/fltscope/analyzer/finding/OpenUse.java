package fltscope.analyzer.finding;

/**
 * What has become of an open until the trace ended. Times are nanoseconds since its start.
 *
 * @param ageNanos from the create to the end of the trace
 * @param cleanupNanos when the last handle was closed; {@link #NEVER} when it was not
 * @param lastNanos time of the last operation on it
 * @param lastMajorFunction IRP_MJ_* code of that operation
 * @param pendingOperations file operations on it that had not ended
 * @param pendingRequests requests on it that were in a filter's callback, or below the filters
 */
public record OpenUse(
        long ageNanos,
        long cleanupNanos,
        long lastNanos,
        int lastMajorFunction,
        int pendingOperations,
        int pendingRequests) {
    /** Value of a time that has not come. */
    public static final long NEVER = -1;

    /** Whether the last handle was closed. */
    public boolean cleaned() {
        return cleanupNanos != NEVER;
    }
}
