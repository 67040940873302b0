/**
 * What can hold a file or a filter, as far as the kernel says: handles, mapped views, references, pool, and what the filter manager
 * tells of itself. Ledgers are kept as the records come; what has ended leaves no trace in them, and each has a bound, beyond which
 * it counts. Nothing is judged here.
 *
 * <p>Imports {@code fltscope.schemas} and {@code fltscope.analyzer.names}, {@code state} and {@code pairing}.
 */
package fltscope.analyzer.holder;
