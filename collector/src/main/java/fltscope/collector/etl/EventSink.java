package fltscope.collector.etl;

import fltscope.schemas.event.EventRecord;

/** Takes the events of a trace one by one. */
@FunctionalInterface
public interface EventSink {
    /**
     * Takes one event. The record is re-used for the next one.
     *
     * @return false to end the reading
     */
    boolean event(EventRecord event);

    /** Takes a loss, before the first event that is not older than it. Who only looks at events leaves it alone. */
    default void lost(PlacedLoss loss) {}
}
