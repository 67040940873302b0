package fltscope.schemas.etl;

import java.nio.ByteBuffer;

/**
 * Counts PERFINFO events by their hook ids, as many as follow one another without anything else to be said of them. A trace of
 * file I/O consists of little else, and one small loop is compiled long before the general walk is: it halves what a survey of
 * 500 MB takes in a fresh JVM.
 */
public final class PerfInfoRun {
    private static final int HOOKS = 1 << 16;
    /** Either pointer size, and no counters in front of the payload. */
    private static final int MARKER = 0xC010_0000;

    private static final int MARKER_MASK = 0xFFFE_FF00;

    private final long[] counts = new long[HOOKS];
    private final boolean[] apart = new boolean[HOOKS];
    private long records;
    private long lastTicks;

    /** From here on, whether a run ends before events with this hook id. */
    public void setApart(int hookId, boolean isApart) {
        apart[hookId] = isApart;
    }

    /**
     * Counts the events from {@code from} on; ends before a record of another kind, one that is damaged, one whose hook id is set
     * apart, and one that is earlier than its predecessor.
     *
     * @return where the run ends
     */
    int count(ByteBuffer buffer, int from, int end, long shiftTicks, long notBeforeTicks) {
        long previous = notBeforeTicks;
        int at = from;
        int count = 0;
        while (end - at >= PerfInfoHeader.BYTES) {
            long head = buffer.getLong(at);
            int bytes = (int) (head >>> Integer.SIZE) & 0xFFFF;
            int hook = (int) (head >>> 48);
            long ticks = buffer.getLong(at + PerfInfoHeader.TIMESTAMP) + shiftTicks;
            if (((int) head & MARKER_MASK) != MARKER
                    || bytes < PerfInfoHeader.BYTES
                    || bytes > end - at
                    || ticks < previous
                    || apart[hook]) {
                break;
            }
            previous = ticks;
            counts[hook]++;
            count++;
            at += bytes + 7 & ~7;
        }
        lastTicks = previous;
        records += count;
        return at;
    }

    /** Events of a hook id in all runs. */
    public long count(int hookId) {
        return counts[hookId];
    }

    /** Events in all runs. */
    public long records() {
        return records;
    }

    /** Time of the last event of the latest run, shifted; what the run was told to start from where it had none. */
    public long lastTicks() {
        return lastTicks;
    }
}
