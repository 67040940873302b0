package fltscope.schemas.trace;

import java.math.BigInteger;

/**
 * Turns ticks of a session's clock into time. The anchor is the first event of the file: its time stamp is StartTime
 * (etl-format fact sheet 1.7; BootTime is rounded and anchors nothing).
 *
 * <p>No product overflows: ticks are split into whole seconds and a rest.
 */
public final class TraceClock {
    /** What the ticks count; the numbers are those of TRACE_LOGFILE_HEADER.ReservedFlags. */
    public enum Type {
        /** Performance counter, at PerfFreq. Also what 0 (unspecified) means since Windows Vista. */
        QPC,
        /** FILETIME: 100 ns. */
        SYSTEM_TIME,
        /** Processor cycles, at CpuSpeedInMHz. */
        CPU_CYCLES;

        /** The type of a ReservedFlags value; unknown ones are read as QPC. */
        public static Type of(int reservedFlags) {
            return switch (reservedFlags) {
                case 2 -> SYSTEM_TIME;
                case 3 -> CPU_CYCLES;
                default -> QPC;
            };
        }
    }

    private static final long NANOS = 1_000_000_000L;
    private static final long FILE_TIME_UNITS = 10_000_000L;
    /** Two clocks that agree with the calendar this closely are one: the machine was not started in between. */
    private static final long SAME_BOOT_SECONDS = 10;

    private final Type type;
    private final long ticksPerSecond;
    private final long startTicks;
    private final long startFileTime;

    /**
     * @param type what the ticks count
     * @param ticksPerSecond frequency; a value below 1 is read as 1, since a damaged header must not stop the reading
     * @param startTicks time stamp of the first event
     * @param startFileTime the same moment in units of 100 ns since 1601-01-01 UTC
     */
    public TraceClock(Type type, long ticksPerSecond, long startTicks, long startFileTime) {
        this.type = type;
        this.ticksPerSecond = Math.max(1, ticksPerSecond);
        this.startTicks = startTicks;
        this.startFileTime = startFileTime;
    }

    public Type type() {
        return type;
    }

    public long ticksPerSecond() {
        return ticksPerSecond;
    }

    /** Time stamp of the first event. */
    public long startTicks() {
        return startTicks;
    }

    /** Start of the trace in units of 100 ns since 1601-01-01 UTC. */
    public long startFileTime() {
        return startFileTime;
    }

    /** Nanoseconds from the start of the trace to a time stamp. */
    public long nanosSinceStart(long ticks) {
        return nanos(ticks - startTicks);
    }

    /** Length of a duration in nanoseconds. */
    public long nanos(long durationTicks) {
        return scale(durationTicks, NANOS);
    }

    /** A time stamp in units of 100 ns since 1601-01-01 UTC. */
    public long fileTime(long ticks) {
        return startFileTime + scale(ticks - startTicks, FILE_TIME_UNITS);
    }

    /** The time stamp that lies {@code nanos} after the start of the trace. */
    public long ticksAt(long nanos) {
        long seconds = Math.floorDiv(nanos, NANOS);
        long rest = Math.floorMod(nanos, NANOS);
        return startTicks + seconds * ticksPerSecond + mulDiv(rest, ticksPerSecond, NANOS);
    }

    /** The time stamp of a moment given in units of 100 ns since 1601-01-01 UTC. */
    public long ticksAtFileTime(long fileTime) {
        long units = fileTime - startFileTime;
        long seconds = Math.floorDiv(units, FILE_TIME_UNITS);
        long rest = Math.floorMod(units, FILE_TIME_UNITS);
        return startTicks + seconds * ticksPerSecond + mulDiv(rest, ticksPerSecond, FILE_TIME_UNITS);
    }

    /** Whether ticks of both clocks have the same length. */
    public boolean sameKind(TraceClock other) {
        return type == other.type && ticksPerSecond == other.ticksPerSecond;
    }

    /**
     * What to add to time stamps of another session, of a clock of the same kind, to bring them to this clock: 0 when the
     * machine ran on in between, else what the two start times say.
     */
    public long shiftTicks(TraceClock other) {
        long shift = ticksAtFileTime(other.startFileTime) - other.startTicks;
        return Math.abs(shift) <= SAME_BOOT_SECONDS * ticksPerSecond ? 0 : shift;
    }

    private long scale(long ticks, long unitsPerSecond) {
        if (ticksPerSecond == FILE_TIME_UNITS) {
            return ticks * (unitsPerSecond / FILE_TIME_UNITS);
        }
        long seconds = Math.floorDiv(ticks, ticksPerSecond);
        long rest = Math.floorMod(ticks, ticksPerSecond);
        return seconds * unitsPerSecond + mulDiv(rest, unitsPerSecond, ticksPerSecond);
    }

    /** {@code a * b / c} for 0 <= a < c: exact while the product fits, else by 128-bit division. */
    private static long mulDiv(long a, long b, long c) {
        if (Math.multiplyHigh(a, b) == 0 && a * b >= 0) {
            return a * b / c;
        }
        return BigInteger.valueOf(a)
                .multiply(BigInteger.valueOf(b))
                .divide(BigInteger.valueOf(c))
                .longValue();
    }
}
