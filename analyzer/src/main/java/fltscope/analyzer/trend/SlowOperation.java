package fltscope.analyzer.trend;

import fltscope.schemas.record.FileOperation;

/**
 * One of the slowest file operations. Times are nanoseconds, moments since the start of the trace.
 *
 * @param nanos when it started
 * @param durationNanos from its start to its end, as the FileInfo filter saw them
 * @param operation what was done
 * @param status NTSTATUS with which it ended
 * @param on what it was done to
 */
public record SlowOperation(long nanos, long durationNanos, FileOperation operation, int status, SlowTarget on) {}
