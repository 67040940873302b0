package fltscope.collector.queue;

import fltscope.schemas.trace.TraceCounters;

/**
 * How far a queue has come: what the next writer continues from.
 *
 * @param runs how many writers it had
 * @param nextSequence sequence number of the next block
 * @param events events so far
 * @param lastTicks latest time of an event so far
 * @param counters what the writers' sources have counted
 */
record QueueState(long runs, long nextSequence, long events, long lastTicks, TraceCounters counters) {
    /** A queue that is not there yet. */
    static QueueState none() {
        return new QueueState(0, 0, 0, Long.MIN_VALUE, new TraceCounters());
    }
}
