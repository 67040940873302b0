package fltscope.analyzer.finding.evidence;

import fltscope.schemas.record.LossSource;

/**
 * The losses of a trace whose place is known, and how long an open can have lived of which they took the create, the end or
 * both: such a life is missing among those by which an open is told to be young.
 */
public final class Losses {
    private long told;
    private long buffersMissing;
    private long flagged;
    private long firstFromTicks = Long.MAX_VALUE;
    private long lastTicks = Evidence.NO_LOSS;
    private long longestLifeTicks;

    /**
     * Something was lost.
     *
     * @param source what tells of it; null for one that is not known
     * @param fromTicks nothing of it is older than this, which is the start of the trace where nothing else is known
     * @param ticks when the loss was told
     * @param items events and buffers that it tells of
     */
    public void lost(LossSource source, long fromTicks, long ticks, long items) {
        told += source == LossSource.TOLD ? items : 0;
        buffersMissing += source == LossSource.NUMBERS ? items : 0;
        flagged += source == LossSource.BUFFER_FLAG ? 1 : 0;
        firstFromTicks = Math.min(firstFromTicks, fromTicks);
        lastTicks = Math.max(lastTicks, ticks);
        lived(lastTicks - firstFromTicks);
    }

    public boolean any() {
        return lastTicks != Evidence.NO_LOSS;
    }

    /** Whether any of what was lost may be older than a moment. */
    public boolean anyBefore(long ticks) {
        return any() && firstFromTicks < ticks;
    }

    /** An open has ended whose create was not seen; it may have been lost. */
    public void endedWithoutCreate(long ticks) {
        lived(ticks - firstFromTicks);
    }

    /** An open of which neither the outcome nor the end was seen was there no more. */
    public void endedUnseen(long createTicks, long ticks) {
        if (createTicks <= lastTicks) {
            lived(ticks - createTicks);
        }
    }

    private void lived(long ticks) {
        longestLifeTicks = Math.max(longestLifeTicks, ticks);
    }

    /** Events and buffers that records tell of. */
    long told() {
        return told;
    }

    /** Buffers that are missing in the sequence of their numbers. */
    long buffersMissing() {
        return buffersMissing;
    }

    /** Buffers whose flags tell of a loss. */
    long flagged() {
        return flagged;
    }

    /** Time of the last loss; {@link Evidence#NO_LOSS} when there was none. */
    long lastTicks() {
        return lastTicks;
    }

    /** The longest that an open can have lived which is not among the finished ones for a loss; its kind is not known. */
    long longestLifeTicks() {
        return longestLifeTicks;
    }
}
