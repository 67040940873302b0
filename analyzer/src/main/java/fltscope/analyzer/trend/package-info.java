/**
 * What happened when: the slowest callbacks and operations, opens over time, losses and loads, and, where that is asked for, latency
 * over time and where time goes. Listeners of the pairing with memory of fixed size, whatever the length of a trace.
 *
 * <p>Imports {@code fltscope.schemas} and {@code fltscope.analyzer.names}, {@code state} and {@code pairing}.
 */
package fltscope.analyzer.trend;
