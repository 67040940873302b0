package fltscope.analyzer.input.debugger.kernel;

/**
 * A handle as {@code !handle} shows it.
 *
 * @param handle its value
 * @param object address of the object
 * @param processId of the process whose table it is in; -1 where it was not printed
 * @param image name of that process; null where it was not printed
 * @param grantedAccess access mask
 */
public record HandleFact(long handle, long object, int processId, String image, long grantedAccess) {}
