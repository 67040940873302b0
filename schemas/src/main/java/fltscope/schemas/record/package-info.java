/**
 * The record that travels from the collector to the analyzer: {@link fltscope.schemas.record.IoRecord}, in memory or through
 * a queue. What recorded it, and in which version of which event, is settled before it.
 *
 * <p>Imports the JDK and {@code fltscope.schemas.event} and {@code fltscope.schemas.trace}.
 */
package fltscope.schemas.record;
