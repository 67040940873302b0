/**
 * What an event says: the header fields that every event has ({@link fltscope.schemas.event.EventRecord}), which event it
 * is ({@link fltscope.schemas.event.EventType}), and one flyweight per payload layout.
 *
 * <p>Imports the JDK alone.
 */
package fltscope.schemas.event;
