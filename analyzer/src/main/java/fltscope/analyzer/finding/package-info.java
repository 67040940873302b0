/**
 * What it means: why an open has no end, how grave that is and how sure.
 *
 * <p>Imports {@code fltscope.schemas}, and of the analyzer {@code names}, {@code input}, {@code state}, {@code pairing}, {@code holder} and {@code latency}.
 */
package fltscope.analyzer.finding;
