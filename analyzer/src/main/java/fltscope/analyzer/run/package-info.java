/**
 * From what a user named, .etl files or a queue, to the records of an analysis.
 *
 * <p>Imports the JDK, {@code fltscope.schemas}, {@code fltscope.collector}, and of the analyzer the packages up to
 * {@code result}, {@code text} and {@code config}. It knows no picocli and no report.
 */
package fltscope.analyzer.run;
