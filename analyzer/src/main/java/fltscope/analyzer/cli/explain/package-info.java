/**
 * The command {@code explain}.
 */
package fltscope.analyzer.cli.explain;
