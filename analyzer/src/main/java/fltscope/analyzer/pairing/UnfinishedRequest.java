package fltscope.analyzer.pairing;

/**
 * A request that was under way when the trace ended.
 *
 * @param majorFunction IRP_MJ_* code
 * @param fileObject address of the FILE_OBJECT
 * @param callbackData address of its FLT_CALLBACK_DATA; 0 when not known
 * @param openSerial serial of the open's epoch; 0 when it is not known
 * @param threadId -1 when not known
 * @param filter the filter whose callback it is in, or the last one that it came to
 * @param preMask the filters that it came to, as bits
 * @param inCallback whether it is in a callback; else it is pended below the last filter
 * @param post whether that is a post-operation callback
 * @param sinceTicks when the callback was entered, or the request began
 */
public record UnfinishedRequest(
        int majorFunction,
        long fileObject,
        long callbackData,
        long openSerial,
        int threadId,
        int filter,
        long preMask,
        boolean inCallback,
        boolean post,
        long sinceTicks) {
    static UnfinishedRequest inCallback(Request request, int filter, boolean post, long sinceTicks) {
        return of(request, filter, true, post, sinceTicks);
    }

    static UnfinishedRequest pended(Request request) {
        return of(request, request.lastPreFilter, false, false, request.startTicks);
    }

    /** An operation that file events tell of, and no callback. */
    static UnfinishedRequest of(Operation operation) {
        FileObject epoch = operation.epoch();
        return new UnfinishedRequest(
                operation.kind.majorFunction(),
                operation.fileObject,
                operation.callbackData,
                epoch == null ? 0 : epoch.serial,
                operation.threadId,
                0,
                0,
                false,
                false,
                operation.startTicks);
    }

    private static UnfinishedRequest of(
            Request request, int filter, boolean inCallback, boolean post, long sinceTicks) {
        FileObject epoch = request.epoch();
        return new UnfinishedRequest(
                request.majorFunction,
                request.fileObject,
                request.callbackData,
                epoch == null ? 0 : epoch.serial,
                request.threadId(),
                filter,
                request.preMask,
                inCallback,
                post,
                sinceTicks);
    }
}
