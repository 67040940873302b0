package fltscope.collector.live.session;

import fltscope.schemas.event.EventRecord;

/** Takes the events of a session as Windows hands them out. */
public interface LiveSink {
    /**
     * Takes the next event; nothing of it may be used after the method returns.
     *
     * @param eventRecord address of the EVENT_RECORD that it was read from
     */
    void event(EventRecord event, long eventRecord);
}
