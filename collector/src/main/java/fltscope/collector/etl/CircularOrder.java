package fltscope.collector.etl;

import fltscope.schemas.etl.BufferHeader;
import fltscope.schemas.etl.RecordCursor;
import fltscope.schemas.trace.TraceCounters;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Puts the buffers of one processor of a circular file in order of their first events. Where such a file wraps is stored
 * nowhere. Buffers without an event keep their place behind the one before them.
 */
final class CircularOrder {
    private static final int WINDOW_BYTES = 1 << 16;

    private CircularOrder() {}

    private record Buffer(long firstTicks, long offset) {}

    static void sort(long[] offsets, int count, EtlFile file) {
        Buffer[] buffers = new Buffer[count];
        FileWindow window = file.window(WINDOW_BYTES);
        BufferContent content = new BufferContent(new DamageLog(file.name(), false, new TraceCounters()));
        RecordCursor cursor = new RecordCursor();
        BufferHeader header = new BufferHeader();
        long ticks = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            window.require(offsets[i], BufferHeader.BYTES);
            int size = header.wrap(window.buffer(), window.index(offsets[i])).bufferSize();
            int present = window.require(offsets[i], size);
            content.open(window.buffer(), window.index(offsets[i]), present, offsets[i], cursor);
            while (cursor.next()) {
                if (cursor.isEvent()) {
                    ticks = cursor.timestampTicks();
                    break;
                }
            }
            buffers[i] = new Buffer(ticks, offsets[i]);
        }
        Arrays.sort(buffers, Comparator.comparingLong(Buffer::firstTicks));
        for (int i = 0; i < count; i++) {
            offsets[i] = buffers[i].offset();
        }
    }
}
