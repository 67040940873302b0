/**
 * Says all that is known of one open: its life step by step, the tests that its class was decided by, and what the
 * pasted text of a debugger adds.
 *
 * <p>Imports the JDK, Jackson, {@code fltscope.schemas}, and of the analyzer the packages up to {@code result},
 * {@code text} and, for the numbers of findings, {@code report.finding}.
 */
package fltscope.analyzer.report.explain;
