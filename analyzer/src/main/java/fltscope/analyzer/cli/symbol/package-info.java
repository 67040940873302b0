/**
 * {@code fltscope symbols}: which PDBs a trace needs, and which of them are there.
 *
 * <p>Imports the JDK, picocli, {@code cli.option}, {@code cli.output}, and of the analyzer what an analysis is made of.
 */
package fltscope.analyzer.cli.symbol;
