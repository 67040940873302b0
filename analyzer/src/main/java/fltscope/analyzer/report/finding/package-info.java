/**
 * Says which opens were left without an end and which requests without a completion: as findings with advice, as lists,
 * as JSON, and while an analysis still runs.
 *
 * <p>Imports the JDK, {@code fltscope.schemas}, and of the analyzer the packages up to {@code result}, {@code config},
 * {@code text}, {@code json} and {@code report.view}.
 */
package fltscope.analyzer.report.finding;
