/**
 * The account of an unload, as text and as JSON.
 *
 * <p>Imports the JDK, {@code fltscope.schemas}, and of the analyzer what an analysis is made of, {@code text} and {@code json}.
 */
package fltscope.analyzer.report.unload;
