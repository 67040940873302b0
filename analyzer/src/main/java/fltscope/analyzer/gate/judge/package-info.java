/**
 * Whether a build is worse than another: which runs may be compared, each metric with its doubt, leaks, budgets, and the
 * verdict.
 *
 * <p>Imports the JDK, and of the analyzer {@code metric}, {@code finding} and {@code gate.measure}, {@code gate.stats}, {@code
 * gate.baseline}, {@code gate.budget}.
 */
package fltscope.analyzer.gate.judge;
