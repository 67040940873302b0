/**
 * Who is known to keep an open: holders by their paths, and processes by the list of handles beside a trace.
 *
 * <p>Imports {@code fltscope.schemas} and {@code fltscope.analyzer.state} and {@code pairing}.
 */
package fltscope.analyzer.finding.holder;
