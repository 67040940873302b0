/**
 * Reads .etl files: finds their buffers, gets at their content and delivers events, in file order or in time order.
 *
 * <p>Damage has a policy: a bad record ends its buffer, a bad buffer header is skipped to the next plausible one, both are
 * counted with their place, and reading goes on; strict reading stops with the message instead.
 *
 * <p>Imports the JDK, {@code fltscope.schemas} and {@code fltscope.collector.archive}.
 */
package fltscope.collector.etl;
