package fltscope.schemas.trace;

import fltscope.schemas.event.EventType;
import fltscope.schemas.event.HeaderKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a trace is and holds, from one look at each record.
 *
 * @param file the file as the user named it
 * @param bytes its size
 * @param header what the recording says of itself
 * @param counters loss and damage
 * @param buffers buffers found, those that start a session included
 * @param compressedBuffers how many of them are compressed
 * @param records events and whatever else has a record
 * @param eventsByHeader events by the kind of their header; kinds without any are missing
 * @param firstTicks time of the first event behind the header event, in ticks of the first session's clock
 * @param lastTicks time of the last event; before {@code firstTicks} when there is no event but the header
 * @param flags kernel flags that were on
 * @param productName name of Windows; empty when the trace does not tell
 * @param buildLab full build of Windows; empty when the trace does not tell
 * @param buildRevision revision of the build; 0 when the trace does not tell
 * @param fltIoCompletionsSeen ends of minifilter callbacks that were looked into
 * @param fltIoFastSeen those of them that have no IRP: fast I/O and FsFilter operations
 * @param events counts by kind of event, the highest first
 */
public record TraceSummary(
        String file,
        long bytes,
        TraceHeader header,
        TraceCounters counters,
        long buffers,
        long compressedBuffers,
        long records,
        Map<HeaderKind, Long> eventsByHeader,
        long firstTicks,
        long lastTicks,
        RecordedFlags flags,
        String productName,
        String buildLab,
        int buildRevision,
        long fltIoCompletionsSeen,
        long fltIoFastSeen,
        List<EventCount> events) {

    /** What this recording and another part of it hold together: another session, or what was recorded later. */
    public TraceSummary plus(TraceSummary other) {
        Map<HeaderKind, Long> kinds = new EnumMap<>(HeaderKind.class);
        kinds.putAll(eventsByHeader);
        other.eventsByHeader.forEach((kind, count) -> kinds.merge(kind, count, Long::sum));
        return new TraceSummary(
                file,
                bytes,
                header,
                counters,
                buffers + other.buffers,
                compressedBuffers + other.compressedBuffers,
                records + other.records,
                kinds,
                Math.min(firstTicks, other.firstTicks),
                Math.max(lastTicks, other.lastTicks),
                flags.plus(other.flags),
                productName.isEmpty() ? other.productName : productName,
                buildLab.isEmpty() ? other.buildLab : buildLab,
                Math.max(buildRevision, other.buildRevision),
                fltIoCompletionsSeen + other.fltIoCompletionsSeen,
                fltIoFastSeen + other.fltIoFastSeen,
                sum(events, other.events));
    }

    private static List<EventCount> sum(List<EventCount> some, List<EventCount> others) {
        List<EventCount> sums = new ArrayList<>(some);
        for (EventCount other : others) {
            int at = 0;
            while (at < sums.size() && !sums.get(at).isOfKind(other)) {
                at++;
            }
            if (at < sums.size()) {
                sums.set(at, sums.get(at).plus(other));
            } else {
                sums.add(other);
            }
        }
        sums.sort(EventCount.HIGHEST_FIRST);
        return sums;
    }

    /** The same, kept in another place: with its name and size, and with what is wrong there. */
    public TraceSummary in(String place, long placeBytes, TraceCounters placeCounters) {
        return new TraceSummary(
                place,
                placeBytes,
                header,
                placeCounters,
                buffers,
                compressedBuffers,
                records,
                eventsByHeader,
                firstTicks,
                lastTicks,
                flags,
                productName,
                buildLab,
                buildRevision,
                fltIoCompletionsSeen,
                fltIoFastSeen,
                events);
    }

    public Ending ending() {
        return Ending.of(header, counters, buffers);
    }

    /** Sum of all events. */
    public long eventCount() {
        return eventsByHeader.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether there is any event behind the header. */
    public boolean hasEvents() {
        return firstTicks <= lastTicks;
    }

    /** How many events of a type there are, whatever header they came with. */
    public long count(EventType type) {
        return events.stream()
                .filter(event -> event.type() == type)
                .mapToLong(EventCount::count)
                .sum();
    }

    /** How many events of a type carry a stack in their header. */
    public long withStack(EventType type) {
        return events.stream()
                .filter(event -> event.type() == type)
                .mapToLong(EventCount::withStack)
                .sum();
    }
}
