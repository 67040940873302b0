/**
 * Runs that are known to be good, with the noise of their metrics, as a file.
 *
 * <p>Imports the JDK, and of the analyzer {@code json} and {@code gate.measure}.
 */
package fltscope.analyzer.gate.baseline;
