package fltscope.analyzer.report.events;

/** Writes events one after the other. */
public interface EventOutput {
    /** Writes the event that the view is at. */
    void write(EventView event);

    /** Hands on what is still held back; call it once, behind the last event. */
    void finish();
}
