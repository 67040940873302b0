/**
 * How a gate's result is said: text for a terminal, JSON, annotations of a build.
 *
 * <p>Imports the JDK, and of the analyzer {@code text}, {@code json}, {@code names}, {@code metric} and the packages of the gate before
 * it.
 */
package fltscope.analyzer.gate.report;
