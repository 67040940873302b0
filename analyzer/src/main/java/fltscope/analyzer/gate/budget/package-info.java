/**
 * Limits that a user sets, as a file, and what became of each.
 *
 * <p>Imports the JDK, and of the analyzer {@code json}, {@code names}, {@code metric}, {@code finding} and {@code gate.measure}.
 */
package fltscope.analyzer.gate.budget;
