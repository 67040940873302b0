package fltscope.analyzer.input.debugger.kernel;

/**
 * A driver that {@code !verifier} lists.
 *
 * @param name such as {@code vfsmfd.sys}
 * @param loaded whether it is
 * @param nonPaged allocations from nonpaged pool that it has not freed; -1 where it was not printed
 * @param paged the same of paged pool
 */
public record VerifiedDriver(String name, boolean loaded, long nonPaged, long paged) {}
