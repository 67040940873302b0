package fltscope.analyzer.finding;

/**
 * The losses of a trace whose place is known, and how long an open can have lived of which they took the create, the end or
 * both: such a life is missing among those by which an open is told to be young.
 */
public final class Losses {
    private long count;
    private long firstFromTicks = Long.MAX_VALUE;
    private long lastTicks = Evidence.NO_LOSS;
    private long longestLifeTicks;

    /**
     * Something was lost.
     *
     * @param fromTicks time of the last record before it on its processor; 0 when not known
     * @param ticks when the loss was told
     * @param items events and buffers that it tells of
     */
    public void lost(long fromTicks, long ticks, long items) {
        count += items;
        firstFromTicks = Math.min(firstFromTicks, fromTicks == 0 ? ticks : fromTicks);
        lastTicks = Math.max(lastTicks, ticks);
        lived(lastTicks - firstFromTicks);
    }

    public boolean any() {
        return count > 0;
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

    long count() {
        return count;
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
