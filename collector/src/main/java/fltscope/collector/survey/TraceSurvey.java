package fltscope.collector.survey;

import fltscope.collector.etl.EtlFile;
import fltscope.collector.etl.EtlScan;
import fltscope.collector.etl.ReadProgress;
import fltscope.schemas.etl.RecordCursor;
import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.EventType;
import fltscope.schemas.event.HeaderKind;
import fltscope.schemas.trace.EventCount;
import fltscope.schemas.trace.TraceCounter;
import fltscope.schemas.trace.TraceCounters;
import fltscope.schemas.trace.TraceException;
import fltscope.schemas.trace.TraceSummary;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Looks at each record of a file once, in the order of the file, and sums up what the trace is and holds. */
@SuppressWarnings("EnumOrdinal") // an index into an array of this class, never stored
public final class TraceSurvey {
    /** A processor index has 11 bits. */
    private static final int MOST_PROCESSORS = 1 << 11;

    private static final HeaderKind[] HEADERS = HeaderKind.values();

    private final EtlFile file;
    private final TraceCounters counters = new TraceCounters();
    private final EtlScan scan;
    private final EventTallies tallies = new EventTallies();
    private final EventRecord event = new EventRecord();
    private final long[] byHeader = new long[HEADERS.length];
    private final long[] lastByProcessor = new long[MOST_PROCESSORS];
    private long skipped;
    private long firstTicks = Long.MAX_VALUE;
    private long lastTicks = Long.MIN_VALUE;

    private TraceSurvey(EtlFile file, boolean strict) {
        this.file = file;
        scan = new EtlScan(file, strict, counters);
    }

    /**
     * Reads the whole file.
     *
     * @param strict whether damage stops the reading
     * @param progress is told how far the reading is
     * @throws TraceException when the file can not be read any further, or on damage when reading is strict
     */
    public static TraceSummary of(EtlFile file, boolean strict, ReadProgress progress) {
        TraceSurvey survey = new TraceSurvey(file, strict);
        while (survey.scan.nextBuffer()) {
            survey.readBuffer();
            progress.read(survey.scan.bufferBytes());
        }
        return survey.summary();
    }

    private void readBuffer() {
        RecordCursor cursor = scan.cursor();
        long shift = scan.shiftTicks();
        long previous = ticksBefore();
        long first = firstTicks;
        long latest = lastTicks;
        if (scan.buffers() == 1) {
            countHeader(cursor);
        }
        while (cursor.next()) {
            if (!cursor.isEvent()) {
                scan.skipped();
                skipped++;
                continue;
            }
            if (cursor.hasExtension() && !cursor.event(event)) {
                break;
            }
            long ticks = cursor.timestampTicks() + shift;
            if (ticks < previous) {
                scan.wentBack();
            }
            first = Math.min(first, ticks);
            byHeader[cursor.headerKind().ordinal()]++;
            tallies.add(cursor);
            previous = tallies.addRun(cursor, shift, ticks);
            latest = Math.max(latest, previous);
        }
        firstTicks = first;
        lastTicks = latest;
        if (!scan.startsSession()) {
            lastByProcessor[scan.processor()] = previous;
        }
    }

    /** The first event says when the recording began, not that anything happened; the file was opened by it. */
    private void countHeader(RecordCursor cursor) {
        if (cursor.next()) {
            byHeader[cursor.headerKind().ordinal()]++;
            tallies.add(cursor);
        }
    }

    /** The time that the next event of the same processor must not be before, where the file tells that. */
    private long ticksBefore() {
        if (scan.startsSession()) {
            Arrays.fill(lastByProcessor, Long.MIN_VALUE);
        }
        boolean unordered = scan.startsSession() || file.header().session().circular();
        return unordered ? Long.MIN_VALUE : lastByProcessor[scan.processor()];
    }

    private TraceSummary summary() {
        List<EventCount> counts = tallies.counts(tallies.rare().schemas());
        byHeader[HeaderKind.PERFINFO.ordinal()] += tallies.inRuns();
        counters.add(TraceCounter.LOSS_RECORD, lossRecords(counts), TraceCounters.NO_OFFSET);
        Map<HeaderKind, Long> kinds = new EnumMap<>(HeaderKind.class);
        for (int i = 0; i < byHeader.length; i++) {
            if (byHeader[i] != 0) {
                kinds.put(HEADERS[i], byHeader[i]);
            }
        }
        RareEvents rare = tallies.rare();
        return new TraceSummary(
                file.name(),
                file.bytes(),
                file.header(),
                counters,
                scan.buffers(),
                scan.compressedBuffers(),
                Arrays.stream(byHeader).sum() + skipped,
                kinds,
                firstTicks,
                lastTicks,
                rare.flags(),
                rare.productName(),
                rare.buildLab(),
                rare.buildRevision(),
                tallies.fltIoSeen(),
                tallies.fltIoFastSeen(),
                counts);
    }

    private static long lossRecords(List<EventCount> counts) {
        return counts.stream()
                .filter(event -> event.type() == EventType.RT_LOST_EVENT
                        || event.type() == EventType.RT_LOST_BUFFER
                        || event.type() == EventType.RT_LOST_FILE)
                .mapToLong(EventCount::count)
                .sum();
    }
}
