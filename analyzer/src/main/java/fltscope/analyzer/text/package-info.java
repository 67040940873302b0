/**
 * Text for a terminal: lines and pages of 80 columns, numbers, durations and times, colours, and the escaping of what
 * comes from a trace. All of it is made with {@link java.util.Locale#ROOT}. Knows nothing of traces.
 *
 * <p>Imports the JDK.
 */
package fltscope.analyzer.text;
