/**
 * Holds the layouts that events are read by against a recording: what is claimed of them, and how many events agree.
 *
 * <p>Imports the JDK, {@code fltscope.schemas} and {@code fltscope.collector.etl}.
 */
package fltscope.collector.check;
