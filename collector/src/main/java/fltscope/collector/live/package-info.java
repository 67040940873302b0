/**
 * Records on the running Windows: sessions of Event Tracing for Windows through JNA, their events as records in one order
 * ({@link fltscope.collector.live.LiveCapture}) or as .etl files.
 *
 * <p>Native structures are read and written by offset; each has one class with its picture, and a test holds the offsets
 * against the headers of Windows. The functions are mapped directly, one class for each library. Nothing is allocated per event.
 *
 * <p>Imports the JDK, JNA, {@code fltscope.schemas}, {@code fltscope.collector.etl}, {@code
 * fltscope.collector.normalize} and {@code fltscope.collector.survey}. No other package sees JNA.
 */
package fltscope.collector.live;
