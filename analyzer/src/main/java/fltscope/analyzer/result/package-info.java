/**
 * The analysis of a trace as a whole: fed with records, it ends in one immutable {@link fltscope.analyzer.result.Analysis}.
 *
 * <p>Imports {@code fltscope.schemas} and {@code fltscope.analyzer.state}, {@code pairing}, {@code latency}, {@code metric}, {@code finding}.
 */
package fltscope.analyzer.result;
