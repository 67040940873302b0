/**
 * What a kernel debugger showed: text of {@code !fltkd} and {@code !fileobj} as people paste it, read into facts that can be
 * joined with a trace by address.
 *
 * <p>Imports the JDK, {@code fltscope.analyzer.input} and {@code fltscope.analyzer.input.debugger.kernel}.
 */
package fltscope.analyzer.input.debugger;
