package fltscope.collector.survey;

import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.HeaderKind;
import fltscope.schemas.schema.EventSchemas;
import fltscope.schemas.trace.RecordedFlags;
import fltscope.schemas.trace.TraceCounters;
import fltscope.schemas.trace.TraceHeader;
import fltscope.schemas.trace.TraceSummary;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the events of one session as they come, by their kind, as {@link TraceSurvey} counts those of a file.
 *
 * <p>One thread counts. Another may ask for the {@link #summary} at any time and gets what was counted a moment before: what a
 * tally is of never changes, and a number is read as a whole. When the first thread has ended and was joined, it is exact.
 */
public final class LiveSurvey {
    private final EventTallies tallies = new EventTallies();
    private long manifestEvents;
    private long otherEvents;
    private long firstTicks = Long.MAX_VALUE;
    private long lastTicks = Long.MIN_VALUE;

    /** Counts an event. */
    public void add(EventRecord event) {
        if (event.headerKind() == HeaderKind.EVENT) {
            manifestEvents++;
        } else {
            otherEvents++;
        }
        firstTicks = Math.min(firstTicks, event.timestampTicks());
        lastTicks = Math.max(lastTicks, event.timestampTicks());
        tallies.add(event);
    }

    /** Takes the schema of an event before the first of its kind is counted: a TRACE_EVENT_INFO, little endian. */
    public void schema(ByteBuffer eventInfo) {
        tallies.schema(eventInfo);
    }

    /**
     * What has come so far. It has no file, no size and no loss: those are of the place where it is kept.
     *
     * @param header of the recording
     * @param flags kernel flags that are on
     */
    public TraceSummary summary(TraceHeader header, RecordedFlags flags) {
        Map<HeaderKind, Long> kinds = new EnumMap<>(HeaderKind.class);
        if (otherEvents > 0) {
            kinds.put(HeaderKind.FULL, otherEvents);
        }
        if (manifestEvents > 0) {
            kinds.put(HeaderKind.EVENT, manifestEvents);
        }
        RareEvents rare = tallies.rare();
        return new TraceSummary(
                "",
                0,
                header,
                new TraceCounters(),
                0,
                0,
                manifestEvents + otherEvents,
                kinds,
                firstTicks,
                lastTicks,
                flags,
                rare.productName(),
                rare.buildLab(),
                rare.buildRevision(),
                tallies.fltIoSeen(),
                tallies.fltIoFastSeen(),
                List.copyOf(tallies.counts(new EventSchemas())));
    }
}
