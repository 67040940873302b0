/**
 * Where a command writes: its output and errors, files that are whole or absent, progress, and the exit code of a
 * failure.
 *
 * <p>Imports the JDK, {@code fltscope.schemas}, {@code fltscope.collector} and of the analyzer {@code text}.
 */
package fltscope.analyzer.cli.output;
