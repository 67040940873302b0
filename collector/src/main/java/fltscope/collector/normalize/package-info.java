/**
 * Turns the events of every provider, version and pointer size into the records that the analyzer reads. What an event was
 * recorded by is settled here; what it means for a file is not asked.
 *
 * <p>{@link fltscope.collector.normalize.Normalizer} is the table of events; the other classes fill the records of one family
 * each.
 *
 * <p>Imports the JDK, {@code fltscope.schemas} and {@code fltscope.collector.etl}.
 */
package fltscope.collector.normalize;
