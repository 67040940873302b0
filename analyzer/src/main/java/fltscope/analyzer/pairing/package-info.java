/**
 * What belongs together: the start and the end of each file operation and callback, and the create, cleanup and close of
 * each life of a file object. Every start and every end leaves here exactly once, as a pair or with a reason.
 *
 * <p>Imports {@code fltscope.schemas}, {@code fltscope.analyzer.state} and {@code fltscope.analyzer.pairing.seen}.
 */
package fltscope.analyzer.pairing;
