package fltscope.collector.queue;

import fltscope.schemas.queue.QueueFacts;
import fltscope.schemas.trace.ErrorKind;
import fltscope.schemas.trace.TraceClock;
import fltscope.schemas.trace.TraceCounters;
import fltscope.schemas.trace.TraceException;
import fltscope.schemas.trace.TraceHeader;
import java.nio.file.Path;

/**
 * How far a queue has come: what the next writer continues from.
 *
 * @param runs how many writers it had
 * @param nextSequence sequence number of the next block
 * @param events events so far
 * @param lastTicks latest time of an event so far
 * @param counters what the writers' sources have counted
 * @param ended whether it was ended in order
 */
record QueueState(long runs, long nextSequence, long events, long lastTicks, TraceCounters counters, boolean ended) {
    /** A queue that is not there yet. */
    static QueueState none() {
        return new QueueState(0, 0, 0, Long.MIN_VALUE, new TraceCounters(), false);
    }

    /**
     * The state of a queue whose writer was killed.
     *
     * @param header of the recording that is to go on
     * @throws TraceException when it can not go on there
     */
    static QueueState toContinue(Path folder, TraceHeader header, QueueFacts facts) {
        QueueReader before = QueueReader.open(folder, false);
        QueueState state = before.state();
        if (state.ended()) {
            throw new TraceException(
                    ErrorKind.USAGE, folder.toString(), "has a recording already, which was ended; name a new folder");
        }
        if (!facts.sources().isEmpty() || !before.facts().sources().isEmpty()) {
            throw new TraceException(
                    ErrorKind.USAGE,
                    folder.toString(),
                    "has a queue that was broken off, and files can not be added to it; delete it, or name a new folder");
        }
        TraceClock clock = before.header().clock();
        if (!clock.sameKind(header.clock()) || clock.shiftTicks(header.clock()) != 0) {
            throw new TraceException(
                    ErrorKind.USAGE,
                    folder.toString(),
                    "has a recording of another start of the machine, whose clock does not go on; name a new folder");
        }
        return state;
    }
}
