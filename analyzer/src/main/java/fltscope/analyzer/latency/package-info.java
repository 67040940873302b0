/**
 * How long it took: operations, filter callbacks, and the lives of opens, as histograms.
 *
 * <p>Imports {@code fltscope.schemas}, {@code fltscope.analyzer.state}, {@code fltscope.analyzer.pairing} and HdrHistogram.
 */
package fltscope.analyzer.latency;
