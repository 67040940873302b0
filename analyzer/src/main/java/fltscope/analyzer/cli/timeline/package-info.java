/**
 * {@code fltscope timeline}.
 */
package fltscope.analyzer.cli.timeline;
