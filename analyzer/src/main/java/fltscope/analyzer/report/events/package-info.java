/**
 * Prints single events, as lines of text and as lines of JSON, and says which are wanted.
 *
 * <p>Imports the JDK, Jackson, {@code fltscope.schemas}, and of the analyzer {@code names}, {@code state}, {@code pairing},
 * {@code text}, {@code symbol} and {@code report.stack}.
 */
package fltscope.analyzer.report.events;
