/**
 * A gate's result as JUnit XML.
 *
 * <p>Imports what {@code gate.report} imports, and {@code gate.report}.
 */
package fltscope.analyzer.gate.report.junit;
