/**
 * The catalogue of what is measured: the key of a callback, the percentiles, units, and each column with its name, unit and
 * meaning, once. Text, JSON, gate, histogram logs and the manual's tables are made from it.
 *
 * <p>Imports the JDK, {@code fltscope.schemas}, and of the analyzer {@code names} and {@code latency}.
 */
package fltscope.analyzer.metric;
