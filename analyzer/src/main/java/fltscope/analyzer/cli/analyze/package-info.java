/**
 * The command {@code analyze}.
 */
package fltscope.analyzer.cli.analyze;
