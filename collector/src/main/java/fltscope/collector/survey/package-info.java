/**
 * Tells what a trace is and holds without reading its events in order: one pass over all records, counting.
 *
 * <p>Imports the JDK, {@code fltscope.schemas} and {@code fltscope.collector.etl}.
 */
package fltscope.collector.survey;
