/**
 * Says what was found: text that fits 80 columns, and JSON that holds all that the text does. Numbers stay integers up to
 * here; all text is made with {@link java.util.Locale#ROOT}. What comes from a trace is printed through {@link
 * fltscope.analyzer.report.Escape}.
 *
 * <p>Imports the JDK, Jackson, {@code fltscope.schemas} and the packages of the analyzer before it.
 */
package fltscope.analyzer.report;
