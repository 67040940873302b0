/**
 * Records on the running Windows: what is recorded, from which sessions, and their events as records in one order ({@link
 * fltscope.collector.live.LiveCapture}) or as .etl files; beside them a snapshot of what was there before ({@link
 * fltscope.collector.live.Snapshot}). Nothing is allocated per event.
 *
 * <p>Imports the JDK, JNA, {@code fltscope.schemas}, {@code fltscope.collector.etl}, {@code fltscope.collector.normalize}, {@code
 * fltscope.collector.survey} and the packages below it. No package outside sees JNA.
 */
package fltscope.collector.live;
