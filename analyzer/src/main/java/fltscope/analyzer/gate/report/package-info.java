/**
 * How a gate's result is said: text for a terminal, JSON, JUnit XML, Markdown for a pull request, annotations of a build.
 *
 * <p>Imports the JDK, {@code fltscope.analyzer.gate} and the packages of the analyzer before it; its JSON is written by
 * {@code fltscope.analyzer.report}.
 */
package fltscope.analyzer.gate.report;
