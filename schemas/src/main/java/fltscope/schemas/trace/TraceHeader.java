package fltscope.schemas.trace;

/**
 * What the header of a recording says of it (TRACE_LOGFILE_HEADER).
 *
 * @param machine that it was made on
 * @param session that it is of
 * @param clock turns ticks into time
 * @param oldInstanceHeaders whether INSTANCE records have the header of log-file versions below 1.1
 */
public record TraceHeader(TracedMachine machine, TraceSession session, TraceClock clock, boolean oldInstanceHeaders) {
    /** Starts of Windows that are as close as this are one: the time is rounded, and the calendar is set right now and then. */
    private static final long SAME_BOOT_UNITS = 60 * 10_000_000L;

    /** Why another recording can not be of the same run of the same machine; null where nothing contradicts that. */
    public String differenceTo(TraceHeader other) {
        TracedMachine its = other.machine();
        if (machine.osBuild() != its.osBuild()) {
            return "Windows build " + machine.osBuild() + " and " + its.osBuild();
        }
        if (machine.processors() != its.processors()) {
            return machine.processors() + " and " + its.processors() + " processors";
        }
        if (machine.pointerBytes() != its.pointerBytes()) {
            return machine.pointerBytes() * Byte.SIZE + " and " + its.pointerBytes() * Byte.SIZE + " bits";
        }
        boolean bootsKnown = machine.bootFileTime() != 0 && its.bootFileTime() != 0;
        if (bootsKnown && Math.abs(machine.bootFileTime() - its.bootFileTime()) > SAME_BOOT_UNITS) {
            return "Windows was started at other times";
        }
        return clock.shiftTicks(other.clock()) == 0 ? null : "the clock and the calendar do not agree";
    }
}
