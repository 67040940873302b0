package fltscope.collector.live;

import fltscope.collector.etl.EventSink;
import fltscope.schemas.record.IoSink;

/** Takes what a capture gathers, on one thread, in time order. What a method throws ends the capture. */
public interface CaptureSink extends IoSink {
    /** An event has come, before its records, if it has any; for all that come by without records too. */
    void event(long timestampTicks);

    /**
     * Windows has told the schema of an event that has come for the first time, a TRACE_EVENT_INFO. Who keeps none need not
     * care. Comes on the thread that takes the events of a session, not on that of the records.
     */
    default void schema(byte[] eventInfo) {
        // Its records are decoded already.
    }

    /** All that came so far is to be made lasting: nothing may come for a while. */
    void flush();

    /** Takes the events of one session too, on that session's thread; asked for once for each. Null for nobody. */
    default EventSink besideSession() {
        return null;
    }
}
