/**
 * The command line: turns arguments into a run and its outcome into an exit code. Data goes to standard output, errors,
 * notes and progress to standard error. Exit codes: 0 done (also when the reader of the output left), 1 a finding or a
 * regression, 2 wrong usage, a trace that can not be read, or a defect, 3 a gate that can not tell.
 *
 * <p>The only package that sees both the collector and the analysis, and the only one that imports picocli.
 */
package fltscope.analyzer.cli;
