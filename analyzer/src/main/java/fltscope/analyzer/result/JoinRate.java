package fltscope.analyzer.result;

/**
 * How the operations of FileIo and Kernel-File were joined with the filters' requests.
 *
 * @param operations that a request was looked for
 * @param byCallbackData found with their Irp being the address of a callback data
 * @param byIrp found with their Irp being the address of an IRP; tried on the first operations of a trace
 */
public record JoinRate(long operations, long byCallbackData, long byIrp) {}
