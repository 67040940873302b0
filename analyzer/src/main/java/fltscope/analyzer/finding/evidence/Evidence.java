package fltscope.analyzer.finding.evidence;

import fltscope.schemas.trace.TraceCounter;
import fltscope.schemas.trace.TraceCounters;

/**
 * What the trace as a whole allows to conclude.
 *
 * @param lost whether events were lost or damaged at a place that is not known, so that all of it is in doubt
 * @param lastLossTicks time of the last loss whose place is known; {@link #NO_LOSS} when there was none
 * @param longestLostLifeTicks how long an open can have lived whose create or end is among what was lost at a known place
 * @param truncated whether it ends without an orderly stop
 * @param cleanupsRecorded whether it has any cleanup, told by a file event or a filter's callback
 * @param closesRecorded whether it has any close, told by either
 * @param operationEndsRecorded whether it has any end of an operation
 */
public record Evidence(
        boolean lost,
        long lastLossTicks,
        long longestLostLifeTicks,
        boolean truncated,
        boolean cleanupsRecorded,
        boolean closesRecorded,
        boolean operationEndsRecorded) {
    /** Value of {@link #lastLossTicks} for a trace without a loss record. */
    public static final long NO_LOSS = Long.MIN_VALUE;

    /**
     * What the counters of a reading say, with what was recorded. A count of lost events or buffers in the file's header is
     * explained by as many loss records, whose place is known; what is left of it may be anywhere. Buffers alone are explained by
     * as many missing numbers that have a place; how many events were in those is not known.
     */
    public static Evidence of(
            TraceCounters counters,
            Losses losses,
            boolean cleanupsRecorded,
            boolean closesRecorded,
            boolean operationEndsRecorded) {
        boolean truncated = counters.count(TraceCounter.FILE_CUT_SHORT) > 0
                || counters.count(TraceCounter.BUFFERS_MISSING_AT_END) > 0
                || counters.count(TraceCounter.NEVER_FINALISED) > 0
                || counters.count(TraceCounter.QUEUE_NOT_ENDED) > 0;
        boolean lost =
                !explained(counters.count(TraceCounter.EVENTS_LOST), counters.count(TraceCounter.BUFFERS_LOST), losses)
                        || counters.count(TraceCounter.LOSS_RECORD) > losses.told()
                        || counters.count(TraceCounter.SEQUENCE_GAP) > losses.buffersMissing()
                        || counters.count(TraceCounter.BUFFER_LOSS_FLAG) > losses.flagged();
        for (TraceCounter counter : TraceCounter.values()) {
            lost |= counters.count(counter) > 0 && takesEventsAwayAnywhere(counter);
        }
        return new Evidence(
                lost,
                losses.lastTicks(),
                losses.longestLifeTicks(),
                truncated,
                cleanupsRecorded,
                closesRecorded,
                operationEndsRecorded);
    }

    /** Whether it has any cleanup or close. */
    public boolean endsRecorded() {
        return cleanupsRecorded || closesRecorded;
    }

    private static boolean explained(long events, long buffers, Losses losses) {
        return events + buffers <= losses.told() || (events == 0 && buffers <= losses.buffersMissing());
    }

    private static boolean takesEventsAwayAnywhere(TraceCounter counter) {
        return switch (counter) {
            case FILE_CUT_SHORT,
                    BUFFERS_MISSING_AT_END,
                    NEVER_FINALISED,
                    OVERWRITTEN,
                    QUEUE_TRIMMED,
                    QUEUE_NOT_ENDED,
                    TIME_WENT_BACK,
                    EVENTS_LOST,
                    BUFFERS_LOST,
                    BUFFER_LOSS_FLAG,
                    SEQUENCE_GAP,
                    LOSS_RECORD -> false;
            default -> counter.severity() != TraceCounter.Severity.NOTE;
        };
    }

    /**
     * Whether events that belong to something may be missing that began at {@code ticks}. What was seen of it after a loss does
     * not help: the address may have been given to another open whose create was lost.
     */
    public boolean mayMissSince(long ticks) {
        return lost || lastLossTicks >= ticks;
    }

    /** Whether events were lost at all: then nothing follows from what is not in the trace. */
    public boolean mayMissAny() {
        return lost || lastLossTicks != NO_LOSS;
    }
}
