/**
 * The command that draws up the account of an unload.
 *
 * <p>Imports picocli, and of the analyzer what an analysis is made of, {@code run}, {@code report.unload}, {@code report.explain},
 * {@code cli.option} and {@code cli.output}.
 */
package fltscope.analyzer.cli.unload;
