package fltscope.analyzer.input.debugger.kernel;

/**
 * A device as {@code !devstack} shows it.
 *
 * @param address of the DEVICE_OBJECT
 * @param driver such as {@code \FileSystem\FltMgr}
 * @param name null where it was not printed
 */
public record DeviceFact(long address, String driver, String name) {}
