package fltscope.analyzer.result;

import fltscope.analyzer.latency.Latency;
import fltscope.analyzer.metric.CallbackKey;

/**
 * The callbacks of one filter instance for one major function and phase.
 *
 * @param filter name of the driver whose image holds the routines; null when none is known to
 * @param volume device that the instance is on; null when the trace does not tell it
 * @param ordinal 1, or 2 for the lower one of two instances of the filter on the volume
 * @param majorFunction IRP_MJ_* code, or one of FltMgr's own above 0x1B
 * @param post whether it is the post-operation callback
 * @param duration wall time in the callback
 * @param own the same without callbacks nested on its thread
 */
public record CallbackRow(
        String filter, String volume, int ordinal, int majorFunction, boolean post, Latency duration, Latency own) {
    /** What is called, whatever the instance. */
    public CallbackKey key() {
        return CallbackKey.of(filter, majorFunction, post);
    }
}
