/**
 * Says what a trace is, which events it holds, and which questions it can answer.
 *
 * <p>Imports the JDK, Jackson, {@code fltscope.schemas}, and of the analyzer {@code result.coverage} and {@code text}.
 */
package fltscope.analyzer.report.info;
