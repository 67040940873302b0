/**
 * How much metrics differ between runs of one build, and how often the gate would be wrong.
 *
 * <p>Imports the JDK, and of the analyzer {@code gate.measure}, {@code gate.baseline} and {@code gate.judge}.
 */
package fltscope.analyzer.gate.calibrate;
