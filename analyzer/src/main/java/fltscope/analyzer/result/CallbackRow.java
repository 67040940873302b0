package fltscope.analyzer.result;

import fltscope.analyzer.latency.Latency;

/**
 * The callbacks of one filter for one major function and phase.
 *
 * @param filter name of the driver whose image holds the routines; null when none is known to
 * @param majorFunction IRP_MJ_* code, or one of FltMgr's own above 0x1B
 * @param post whether it is the post-operation callback
 */
public record CallbackRow(String filter, int majorFunction, boolean post, Latency latency) {
    /** The filter's name, or a text that is none. */
    String filterOrNone() {
        return filter == null ? "" : filter;
    }
}
