/**
 * What the pairing remembers of what it has seen: which filters are attached to a volume more than once, and which file objects were
 * used.
 *
 * <p>Imports {@code fltscope.analyzer.state}.
 */
package fltscope.analyzer.pairing.seen;
