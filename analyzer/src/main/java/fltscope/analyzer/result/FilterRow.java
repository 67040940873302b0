package fltscope.analyzer.result;

/**
 * One filter.
 *
 * @param driver name of its driver; null for routines that no known driver holds
 * @param calls callbacks that returned
 * @param createNanos own time in the callbacks of creates, all together
 * @param createCalls callbacks of creates that returned
 */
public record FilterRow(String driver, long calls, long createNanos, long createCalls) {}
