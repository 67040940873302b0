/**
 * Measures: benchmarks of the hot loops, the walk that is held against one in C, and the traces they run on.
 *
 * <p>May import everything; nothing imports it.
 */
package fltscope.benchmarks;
