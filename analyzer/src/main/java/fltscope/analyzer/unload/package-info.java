/**
 * The account of a filter's unload: everything that can hold a filter, each row with its proof, or what to record for it.
 *
 * <p>Imports {@code fltscope.schemas} and {@code fltscope.analyzer.names}, {@code input}, {@code state}, {@code pairing}, {@code
 * holder} and {@code finding}.
 */
package fltscope.analyzer.unload;
