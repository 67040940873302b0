package fltscope.analyzer.input.debugger.kernel;

import java.util.List;

/**
 * An ERESOURCE that {@code !locks} shows as held.
 *
 * @param address of the ERESOURCE
 * @param owned the debugger's words, such as "Exclusively owned"
 * @param owners addresses of the threads that own it
 * @param waiters addresses of the threads that wait for it
 */
public record LockFact(long address, String owned, List<Long> owners, List<Long> waiters) {}
