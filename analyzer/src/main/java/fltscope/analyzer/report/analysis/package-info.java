/**
 * Says what an analysis found: text that fits 80 columns, and JSON that holds all that the text does. Numbers stay
 * integers up to here.
 *
 * <p>Imports what {@code report.finding} imports, and {@code report.finding}.
 */
package fltscope.analyzer.report.analysis;
