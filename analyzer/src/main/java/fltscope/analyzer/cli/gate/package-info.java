/**
 * Commands that compare builds: {@code baseline}, {@code gate}, {@code compare}.
 */
package fltscope.analyzer.cli.gate;
