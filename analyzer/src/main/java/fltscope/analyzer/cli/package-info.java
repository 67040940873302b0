/**
 * The command line: what the first argument names is run, and its outcome becomes an exit code. Data goes to standard
 * output, errors, notes and progress to standard error. Exit codes: 0 done (also when the reader of the output left), 1
 * a finding or a regression, 2 wrong usage, a trace that can not be read, or a defect, 3 a gate that can not tell.
 *
 * <p>With its subpackages it is the only one that imports picocli, and beside {@code run} the only one that sees the
 * collector. A package for each family of commands; none of these imports another.
 */
package fltscope.analyzer.cli;
