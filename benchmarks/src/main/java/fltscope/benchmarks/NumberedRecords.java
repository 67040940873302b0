package fltscope.benchmarks;

import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.record.IoRecordBuilder;
import fltscope.schemas.record.IoSink;
import fltscope.schemas.trace.TraceClock;
import fltscope.schemas.trace.TraceHeader;
import fltscope.schemas.trace.TraceSession;
import fltscope.schemas.trace.TracedMachine;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Records as a capture makes them, made once and sent again and again: callbacks, and one in eight with a path. */
final class NumberedRecords {
    static final long TICKS_PER_SECOND = 10_000_000;

    private static final int DIFFERENT = 1 << 10;
    private static final int ONE_WITH_PATH_IN = 8;
    private static final String PATH = "\\Device\\HarddiskVolume2\\Windows\\System32\\drivers\\etc\\hosts";

    private final ByteBuffer buffer;
    private final int[] offsets = new int[DIFFERENT + 1];
    private final IoRecord record = new IoRecord();
    private int next;

    NumberedRecords() {
        IoRecordBuilder builder = new IoRecordBuilder();
        buffer = ByteBuffer.allocateDirect(DIFFERENT * 2 * IoRecord.FIXED_BYTES * 2)
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < DIFFERENT; i++) {
            builder.start(IoKind.CALLBACK_END, i, i % 4, 4, 8).fileObject(i).otherTicks(i);
            if (i % ONE_WITH_PATH_IN == 0) {
                builder.text(PATH);
            }
            IoRecord made = builder.finish();
            buffer.put(offsets[i], made.buffer(), made.offset(), made.recordBytes());
            offsets[i + 1] = offsets[i] + made.recordBytes();
        }
    }

    /** Sends the next record. */
    void sendTo(IoSink sink) {
        sink.accept(next());
    }

    IoRecord next() {
        int at = next;
        next = (next + 1) % DIFFERENT;
        if (!record.wrap(buffer, offsets[at], offsets[at + 1] - offsets[at])) {
            throw new IllegalStateException("record " + at);
        }
        return record;
    }

    /** A recording whose clock counts units of 100 ns from the start of Windows' calendar. */
    static TraceHeader header() {
        TraceClock clock = new TraceClock(TraceClock.Type.SYSTEM_TIME, TICKS_PER_SECOND, 0, 0);
        return new TraceHeader(
                new TracedMachine(10, 0, 19041, 4, 0, 8, 0, 0),
                new TraceSession("benchmark", "", 0, 0, 1 << 16, 0, 0, 0),
                clock,
                false);
    }
}
