/**
 * Files that a user keeps beside traces: rules of known holders, suppressions, an earlier report as the baseline, a
 * snapshot.
 *
 * <p>Imports the JDK, {@code fltscope.schemas}, and of the analyzer {@code json} and {@code finding}.
 */
package fltscope.analyzer.config;
