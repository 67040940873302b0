package fltscope.collector.etl;

import fltscope.schemas.etl.RecordCursor;
import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.ExtendedItems;
import fltscope.schemas.trace.TraceCounter;
import fltscope.schemas.trace.TraceCounters;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a reading of a whole file gave. While it reads it holds against every event what the reader promises: record, payload
 * and extended items lie inside the bytes in use.
 */
final class Reading {
    /** An event: its time, its hook id or else its id, its processor and the length of its payload. */
    record Event(long ticks, int id, int processor, int payloadBytes) {}

    final List<Event> events = new ArrayList<>();
    final TraceCounters counters = new TraceCounters();
    /** Records that are no events. */
    long skipped;

    /** Reads in file order. */
    static Reading scan(EtlFile file, boolean strict) {
        Reading reading = new Reading();
        try (file) {
            EtlScan scan = new EtlScan(file, strict, reading.counters);
            while (scan.nextBuffer()) {
                reading.walk(scan);
            }
        }
        return reading;
    }

    /** Reads in time order. */
    static Reading inOrder(EtlFile file, boolean strict) {
        return inOrder(file, strict, ReadBudget.BYTES);
    }

    /** Reads in time order, with so many bytes for the buffers of all processors. */
    static Reading inOrder(EtlFile file, boolean strict, int budgetBytes) {
        try (EtlReader reader = new EtlReader(file, strict, budgetBytes)) {
            return read(reader);
        }
    }

    /** Reads files of one recording in time order. */
    static Reading inOrder(Path... files) {
        try (EtlReader reader = new EtlReader(List.of(files), false)) {
            return read(reader);
        }
    }

    private static Reading read(EtlReader reader) {
        Reading reading = new Reading();
        reader.read(
                event -> {
                    reading.add(event);
                    return true;
                },
                reading.counters,
                ReadProgress.NONE);
        return reading;
    }

    /** All counters that are not zero. */
    Map<TraceCounter, Long> counted() {
        Map<TraceCounter, Long> counted = new EnumMap<>(TraceCounter.class);
        for (TraceCounter counter : TraceCounter.values()) {
            long count = counters.count(counter);
            if (count < 0) {
                throw new AssertionError(counter + " is " + count);
            }
            if (count > 0) {
                counted.put(counter, count);
            }
        }
        return counted;
    }

    List<Long> ticks() {
        return events.stream().map(Event::ticks).toList();
    }

    List<Integer> ids() {
        return events.stream().map(Event::id).toList();
    }

    private void walk(EtlScan scan) {
        EventRecord event = new EventRecord();
        RecordCursor cursor = scan.cursor();
        long before = -1;
        while (cursor.next()) {
            check(cursor.offset() > before, "the walk goes forward");
            before = cursor.offset();
            if (!cursor.isEvent()) {
                scan.skipped();
                skipped++;
                continue;
            }
            event.source(scan.processor(), scan.position());
            if (!cursor.event(event.shifted(scan.shiftTicks()))) {
                continue;
            }
            int end = cursor.offset() + cursor.recordBytes();
            check(event.payloadOffset() >= cursor.offset() + 0x10, "the payload lies behind the header");
            check(event.payloadOffset() + event.payloadBytes() == end, "the payload ends with the record");
            if (scan.position() != scan.bufferOffset()) {
                long last = scan.position() + cursor.recordBytes();
                check(last <= scan.bufferOffset() + scan.bufferBytes(), "the record lies inside its buffer");
            }
            add(event);
        }
    }

    private void add(EventRecord event) {
        ByteBuffer buffer = event.buffer();
        int start = event.payloadOffset();
        int end = start + event.payloadBytes();
        check(event.payloadBytes() >= 0 && event.payloadBytes() <= 0xFFFF, "the payload has a length");
        check(start >= 0 && end <= buffer.capacity(), "the payload lies inside the bytes in memory");
        ExtendedItems items = new ExtendedItems().wrap(event);
        int at = event.extendedOffset();
        while (items.next()) {
            check(items.dataOffset() == at + 8, "items follow each other");
            at = items.dataOffset() + items.dataBytes();
            check(at <= start, "items lie before the payload");
            at = items.dataOffset() - 8 + (buffer.getShort(items.dataOffset() - 8) & 0xFFFF);
        }
        check(event.extendedCount() == 0 || at == start, "the payload follows the last item");
        int id = event.hookId() != EventRecord.NO_HOOK ? event.hookId() : event.id();
        events.add(new Event(event.timestampTicks(), id, event.processor(), event.payloadBytes()));
    }

    private static void check(boolean holds, String promise) {
        if (!holds) {
            throw new AssertionError("broken promise: " + promise);
        }
    }
}
