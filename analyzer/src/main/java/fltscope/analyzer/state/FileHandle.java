package fltscope.analyzer.state;

/**
 * A handle to a file object, as a snapshot lists it.
 *
 * @param processId the process that has it
 * @param value of the handle
 * @param grantedAccess access mask
 */
public record FileHandle(int processId, long value, int grantedAccess) {}
