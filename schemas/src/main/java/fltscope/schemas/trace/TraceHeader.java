package fltscope.schemas.trace;

/**
 * What the header of a recording says of it (TRACE_LOGFILE_HEADER).
 *
 * @param machine that it was made on
 * @param session that it is of
 * @param clock turns ticks into time
 * @param oldInstanceHeaders whether INSTANCE records have the header of log-file versions below 1.1
 */
public record TraceHeader(TracedMachine machine, TraceSession session, TraceClock clock, boolean oldInstanceHeaders) {}
