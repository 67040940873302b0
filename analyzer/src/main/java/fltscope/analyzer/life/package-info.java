/**
 * The lives of chosen file objects, event by event: every request on them with its callbacks and its end.
 *
 * <p>Names are not resolved here: what is collected are addresses and time stamps. Memory is bounded by what is asked for.
 *
 * <p>Imports {@code fltscope.schemas}, {@code fltscope.analyzer.state} and {@code fltscope.analyzer.pairing}.
 */
package fltscope.analyzer.life;
