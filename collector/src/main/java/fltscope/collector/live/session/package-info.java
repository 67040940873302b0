/**
 * Sessions of Event Tracing for Windows: started, given providers, listed and stopped, and their events taken as they come.
 * Native structures are read and written by offset; each has one class with its picture, and a test holds the offsets against
 * the headers of Windows.
 *
 * <p>Imports the JDK, JNA, {@code fltscope.schemas} and {@code fltscope.collector.live.win32}.
 */
package fltscope.collector.live.session;
