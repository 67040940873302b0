package fltscope.collector.etl;

import fltscope.schemas.trace.TraceCounter;
import fltscope.schemas.trace.TraceCounters;
import fltscope.schemas.trace.TraceHeader;

/** What the buffers, taken together, and the header say about loss and about the end of the recording. */
final class Finish {
    private final TraceHeader header;
    private final TraceCounters counters;

    Finish(TraceHeader header, TraceCounters counters) {
        this.header = header;
        this.counters = counters;
    }

    /**
     * Counts what is missing.
     *
     * @param buffers found in the file
     * @param lastHadFlushMarker whether the last of them ends a flush, as that of a stopped session does
     */
    void check(long buffers, boolean lastHadFlushMarker, SequenceCheck sequence) {
        counters.add(TraceCounter.EVENTS_LOST, header.eventsLost(), TraceCounters.NO_OFFSET);
        counters.add(TraceCounter.BUFFERS_LOST, header.buffersLost(), TraceCounters.NO_OFFSET);
        counters.add(TraceCounter.SEQUENCE_GAP, sequence.missing(), TraceCounters.NO_OFFSET);
        if (header.circular() && sequence.lowest() > 1 && sequence.lowest() != Long.MAX_VALUE) {
            counters.add(TraceCounter.OVERWRITTEN, sequence.lowest() - 1, TraceCounters.NO_OFFSET);
        }
        if (header.endFileTime() == 0 || (!lastHadFlushMarker && header.buffersWritten() < buffers)) {
            counters.add(TraceCounter.NEVER_FINALISED, TraceCounters.NO_OFFSET);
        }
    }
}
