/**
 * Who is who at every moment of a trace: processes, threads, images, file names, volumes and stacks, and what was recorded
 * at all. {@link fltscope.analyzer.state.TraceState} feeds them. Everything is asked with a time stamp, during the reading
 * (with what is known by then) or after it, so that a rundown may come at the start, at the end or not at all.
 *
 * <p>Memory grows with the distinct processes, images and names, never with the events. Names stay as they were recorded.
 *
 * <p>Imports the JDK, {@code fltscope.schemas} and {@code fltscope.analyzer.input}.
 */
package fltscope.analyzer.state;
