package fltscope.analyzer.finding.holder;

/**
 * A process that had a handle to an open when the handles were listed.
 *
 * @param processId its id
 * @param image its name; null when not known
 * @param alive whether it had not ended when the trace did
 * @param value of the handle
 * @param grantedAccess access mask
 */
public record HandleHolder(int processId, String image, boolean alive, long value, int grantedAccess) {}
