package fltscope.collector.queue;

import fltscope.schemas.trace.TraceCounters;

/** Looks at what a reading that goes along with a queue has brought so far. */
@FunctionalInterface
public interface QueueWatch {
    /**
     * Looks.
     *
     * @param soFar what the sources of the records have counted, and what is wrong with the queue
     * @return whether to go on; else the reading ends here, as it does where the writer has gone
     */
    boolean look(TraceCounters soFar);
}
