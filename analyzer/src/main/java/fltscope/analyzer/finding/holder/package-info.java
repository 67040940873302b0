/**
 * Who is known to keep an open: holders by their paths, processes by handles and views, drivers by references.
 *
 * <p>Imports {@code fltscope.schemas} and {@code fltscope.analyzer.state}, {@code pairing} and {@code holder}.
 */
package fltscope.analyzer.finding.holder;
