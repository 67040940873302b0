package fltscope.collector.live;

import fltscope.schemas.record.IoSink;

/** Takes what a capture gathers, on one thread, in time order. What a method throws ends the capture. */
public interface CaptureSink extends IoSink {
    /** An event has come, before its records, if it has any; for all that come by without records too. */
    void event(long timestampTicks);

    /** All that came so far is to be made lasting: nothing may come for a while. */
    void flush();
}
