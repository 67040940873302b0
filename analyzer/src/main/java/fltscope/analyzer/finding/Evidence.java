package fltscope.analyzer.finding;

import fltscope.schemas.trace.TraceCounter;
import fltscope.schemas.trace.TraceCounters;

/**
 * What the trace as a whole allows to conclude.
 *
 * @param lost whether events were lost or damaged anywhere in it
 * @param truncated whether it ends without an orderly stop
 * @param endsRecorded whether it has any cleanup or close
 * @param operationEndsRecorded whether it has any end of an operation
 */
public record Evidence(boolean lost, boolean truncated, boolean endsRecorded, boolean operationEndsRecorded) {
    /** What the counters of a reading say, with what was recorded. */
    public static Evidence of(TraceCounters counters, boolean endsRecorded, boolean operationEndsRecorded) {
        boolean truncated =
                counters.count(TraceCounter.FILE_CUT_SHORT) > 0 || counters.count(TraceCounter.NEVER_FINALISED) > 0;
        boolean lost = false;
        for (TraceCounter counter : TraceCounter.values()) {
            lost |= counters.count(counter) > 0 && takesEventsAway(counter);
        }
        return new Evidence(lost, truncated, endsRecorded, operationEndsRecorded);
    }

    private static boolean takesEventsAway(TraceCounter counter) {
        return switch (counter) {
            case FILE_CUT_SHORT, NEVER_FINALISED, OVERWRITTEN, TIME_WENT_BACK -> false;
            default -> counter.severity() != TraceCounter.Severity.NOTE;
        };
    }
}
