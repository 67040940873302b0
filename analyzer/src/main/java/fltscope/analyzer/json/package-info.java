/**
 * JSON read with the place of each fault, and JSON written with one record on a line. Knows nothing of traces.
 *
 * <p>Imports the JDK, Jackson and {@code TraceException}.
 */
package fltscope.analyzer.json;
