package fltscope.analyzer.finding;

import fltscope.analyzer.state.StackFrame;
import java.util.List;

/**
 * A request that was under way in or below the filters when the trace ended. Times are nanoseconds.
 *
 * @param severity {@link Severity#NONE} unless it hangs beyond doubt
 * @param confidence how sure it is that it hangs
 * @param fingerprint stable name of hangs at this place: no address, process id or time is in it
 * @param filter driver of the filter whose callback it is in, or that it came to last; null when not known
 * @param majorFunction IRP_MJ_* code
 * @param inCallback whether it is in that filter's callback; else it is pended below it
 * @param post whether that callback is a post-operation callback
 * @param fileObject address of the FILE_OBJECT
 * @param path of the open; null when not known
 * @param by whose request it is
 * @param stack of the create, where the request is one, or of the create of its open; empty when it was not recorded
 * @param sinceNanos when it was entered or began, since the start of the trace
 * @param ageNanos from then to the end of the trace
 * @param longestNanos the longest that any of its kind took that has ended; 0 for none
 */
public record UnfinishedFinding(
        Severity severity,
        Confidence confidence,
        String fingerprint,
        String filter,
        int majorFunction,
        boolean inCallback,
        boolean post,
        long fileObject,
        String path,
        Opener by,
        List<StackFrame> stack,
        long sinceNanos,
        long ageNanos,
        long longestNanos) {
    /** Whether it hangs beyond doubt: it is a finding. */
    public boolean hangs() {
        return severity != Severity.NONE;
    }

    /** Its thread; -1 when not known. */
    public int threadId() {
        return by.thread();
    }

    /** The same as something that is listed and no finding, such as one that somebody has hidden. */
    public UnfinishedFinding unjudged() {
        return new UnfinishedFinding(
                Severity.NONE,
                confidence,
                fingerprint,
                filter,
                majorFunction,
                inCallback,
                post,
                fileObject,
                path,
                by,
                stack,
                sinceNanos,
                ageNanos,
                longestNanos);
    }
}
