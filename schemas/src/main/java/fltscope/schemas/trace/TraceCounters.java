package fltscope.schemas.trace;

import java.util.Arrays;

/** How often each {@link TraceCounter} was raised, and at which byte of the file first. */
@SuppressWarnings("EnumOrdinal") // an index into an array of this class, never stored
public final class TraceCounters {
    /** Value of {@link #firstOffset} for a counter that has no place in the file. */
    public static final long NO_OFFSET = -1;

    private static final int COUNTERS = TraceCounter.values().length;

    private final long[] counts = new long[COUNTERS];
    private final long[] firstOffsets = new long[COUNTERS];
    private boolean frozen;

    public TraceCounters() {
        Arrays.fill(firstOffsets, NO_OFFSET);
    }

    /** Counts once, at a byte of the file. */
    public void add(TraceCounter counter, long offset) {
        add(counter, 1, offset);
    }

    /** Counts {@code times}, first at a byte of the file or at {@link #NO_OFFSET}. */
    public void add(TraceCounter counter, long times, long offset) {
        if (frozen) {
            throw new IllegalStateException("these counts are a result, and do not change");
        }
        int at = counter.ordinal();
        if (counts[at] == 0 && times > 0) {
            firstOffsets[at] = offset;
        }
        counts[at] += times;
    }

    /** The counts as they are now, which nobody can change. */
    public TraceCounters frozen() {
        TraceCounters copy = new TraceCounters();
        copy.addAll(this);
        copy.frozen = true;
        return copy;
    }

    public long count(TraceCounter counter) {
        return counts[counter.ordinal()];
    }

    /** Byte of the file where the counter was raised first; {@link #NO_OFFSET} where it has no place. */
    public long firstOffset(TraceCounter counter) {
        return firstOffsets[counter.ordinal()];
    }

    /** Sum of all counts: it changes with each of them. */
    public long sum() {
        return Arrays.stream(counts).sum();
    }

    /** Adds what another reading has counted. */
    public void addAll(TraceCounters other) {
        for (TraceCounter counter : TraceCounter.values()) {
            add(counter, other.count(counter), other.firstOffset(counter));
        }
    }

    /** Whether any counter of this severity is not zero. */
    public boolean any(TraceCounter.Severity severity) {
        for (TraceCounter counter : TraceCounter.values()) {
            if (counter.severity() == severity && count(counter) != 0) {
                return true;
            }
        }
        return false;
    }
}
