package fltscope.analyzer.finding;

import fltscope.analyzer.state.PathPattern;
import java.util.List;
import java.util.Locale;

/**
 * One open without an end, and what is to be said of it. Times are nanoseconds since the start of the trace.
 *
 * @param openClass why it has no end
 * @param fingerprint stable name of this kind of open: no address, process id or time is in it
 * @param fileObject address of the FILE_OBJECT
 * @param fileKey address of the file's context; 0 when no event told it
 * @param path as recorded; null when it was not, or when the file was opened by its id
 * @param openedById whether the file was opened by its id
 * @param openerProcess process id, -1 when not known
 * @param openerImage image name of the opener; null when not known
 * @param openerThread thread id, -1 when not known
 * @param createNanos when it was created
 * @param createOptions CreateOptions, with the disposition in the high 8 bits
 * @param shareAccess as recorded
 * @param createEnded whether the end of the create was recorded
 * @param createStatus NTSTATUS of the create, if it has ended
 * @param cleanupNanos when the last handle was closed; -1 when it was not
 * @param lastNanos time of the last operation on it
 * @param lastMajorFunction IRP_MJ_* code of that operation
 * @param pendingOperations file operations on it that had not ended
 * @param pendingRequests requests on it that were in a filter's callback, or below the filters
 * @param volume device that it is on; null when not known
 * @param issuer who issued the create
 * @param createSeenBy drivers of the filters that saw the create, highest first
 * @param cleanupSeenBy drivers of the filters that saw the cleanup
 * @param closeSeenBy drivers of the filters that saw the close
 * @param stack the create's stack as module and offset, innermost first; empty when it was not recorded
 * @param confidence how sure the class is of this open
 * @param ageNanos from the create to the end of the trace
 * @param holder known holder; null when none is
 * @param toldByFilters whether only filters' callbacks tell of it: options, sharing and path of the create are not known
 * @param handles to it, where a snapshot lists them all; null where none does
 */
public record OpenFinding(
        OpenClass openClass,
        String fingerprint,
        long fileObject,
        long fileKey,
        String path,
        boolean openedById,
        int openerProcess,
        String openerImage,
        int openerThread,
        long createNanos,
        int createOptions,
        int shareAccess,
        boolean createEnded,
        int createStatus,
        long cleanupNanos,
        long lastNanos,
        int lastMajorFunction,
        int pendingOperations,
        int pendingRequests,
        String volume,
        Issuer issuer,
        List<String> createSeenBy,
        List<String> cleanupSeenBy,
        List<String> closeSeenBy,
        List<String> stack,
        Confidence confidence,
        long ageNanos,
        KnownHolder holder,
        boolean toldByFilters,
        List<HandleHolder> handles) {
    /** Value of a time that has not come. */
    public static final long NEVER = -1;

    /** The same open in another class. */
    OpenFinding as(OpenClass other, Confidence sure) {
        return with(other, sure, fingerprint);
    }

    /** The same open with its final fingerprint: a short hash of what it was known by, and of its class. */
    OpenFinding named() {
        long hash = PathPattern.hash(fingerprint + '|' + openClass.label());
        return with(openClass, confidence, String.format(Locale.ROOT, "%08x", (int) (hash >>> Integer.SIZE)));
    }

    private OpenFinding with(OpenClass other, Confidence sure, String name) {
        return new OpenFinding(
                other,
                name,
                fileObject,
                fileKey,
                path,
                openedById,
                openerProcess,
                openerImage,
                openerThread,
                createNanos,
                createOptions,
                shareAccess,
                createEnded,
                createStatus,
                cleanupNanos,
                lastNanos,
                lastMajorFunction,
                pendingOperations,
                pendingRequests,
                volume,
                issuer,
                createSeenBy,
                cleanupSeenBy,
                closeSeenBy,
                stack,
                sure,
                ageNanos,
                holder,
                toldByFilters,
                handles);
    }
}
