/**
 * Says what a queue holds.
 *
 * <p>Imports the JDK, {@code fltscope.schemas}, and of the analyzer {@code text}.
 */
package fltscope.analyzer.report.queue;
