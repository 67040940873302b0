/**
 * What a trace as a whole allows to conclude: what was recorded, what was lost and where, what would have been seen.
 *
 * <p>Imports {@code fltscope.schemas} and {@code fltscope.analyzer.state}, {@code pairing} and {@code latency}.
 */
package fltscope.analyzer.finding.evidence;
