/**
 * Whether a build is worse than another: what is measured of a run, baselines, budgets, and the verdict.
 *
 * <p>Imports the JDK, Jackson, {@code fltscope.schemas} and the packages of the analyzer before it.
 */
package fltscope.analyzer.gate;
