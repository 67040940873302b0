/**
 * What of an analysis is shown, and under which names.
 *
 * <p>Imports the JDK and the packages of the analyzer up to {@code result}, and {@code report.stack}.
 */
package fltscope.analyzer.report.view;
