/**
 * Options that several families of commands have, and the types of their values.
 *
 * <p>Imports picocli, {@code fltscope.schemas}, {@code fltscope.collector}, and of the analyzer {@code cli.output} and
 * all but the other packages of {@code cli}.
 */
package fltscope.analyzer.cli.option;
