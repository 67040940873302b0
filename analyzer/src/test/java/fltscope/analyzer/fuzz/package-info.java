/**
 * Hostile input for everything that reads a file: {@code benchmarks/run.sh --fuzz}. A kind of file takes part by a line in
 * {@link fltscope.analyzer.fuzz.FuzzTargets}.
 */
package fltscope.analyzer.fuzz;
