package fltscope.collector.live;

import fltscope.schemas.record.IoRecord;
import fltscope.schemas.record.IoSink;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The records of one source on their way to the thread that puts all sources into one order: a ring of bytes with one writer
 * and one reader, which do not lock. A full ring makes the writer wait; then ETW buffers, and counts what it loses.
 *
 * <pre>
 * 0  u32  events that have come since the last record, this record's included; 0 or more
 * 4  u32  bytes of the record; 0: nothing more before the end of the ring
 * 8       the record
 * </pre>
 */
final class RecordLane implements IoSink {
    private static final int HEAD_BYTES = 8;
    private static final int RECORD_BYTES_AT = 4;
    private static final long WAIT_NS = 200_000;

    private final ByteBuffer ring;
    private final int mask;
    private final boolean prompt;
    private final IoRecord head = new IoRecord();
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();
    private volatile boolean closed;
    private volatile boolean abandoned;

    /** The writer's own: no look at the other side as long as there is room for sure. */
    private long writtenPlain;

    private long roomUntil;
    private int events;

    /** The reader's own. */
    private long takenPlain;

    private int headBytes;
    private int headEvents;

    /**
     * Makes a lane.
     *
     * @param bytes size of the ring, a power of two, above the longest record
     * @param prompt whether its records arrive when they happen: while it is empty, none is on its way
     */
    RecordLane(int bytes, boolean prompt) {
        this.prompt = prompt;
        ring = ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
        mask = bytes - 1;
        roomUntil = bytes;
    }

    /** Counts an event of the source, also one that becomes no record. */
    void event() {
        events++;
    }

    @Override
    public void accept(IoRecord record) {
        int bytes = HEAD_BYTES + record.recordBytes();
        int at = (int) writtenPlain & mask;
        if (ring.capacity() - at < bytes) {
            // at least 8 bytes are left there: all lengths are multiples of 8
            awaitRoom(ring.capacity() - at);
            ring.putLong(at, 0);
            writtenPlain += ring.capacity() - at;
            written.lazySet(writtenPlain);
            at = 0;
        }
        awaitRoom(bytes);
        ring.putInt(at, events);
        ring.putInt(at + RECORD_BYTES_AT, record.recordBytes());
        ring.put(at + HEAD_BYTES, record.buffer(), record.offset(), record.recordBytes());
        events = 0;
        writtenPlain += bytes;
        written.lazySet(writtenPlain);
    }

    private void awaitRoom(int bytes) {
        while (writtenPlain + bytes > roomUntil) {
            roomUntil = taken.get() + ring.capacity();
            if (writtenPlain + bytes > roomUntil) {
                if (abandoned) {
                    throw new IllegalStateException("the records are not taken any more");
                }
                LockSupport.parkNanos(WAIT_NS);
            }
        }
    }

    /** The writer is done. */
    void close() {
        closed = true;
    }

    /** The reader is done, whether the writer is or not. */
    void abandon() {
        abandoned = true;
    }

    /** The oldest record, which stays until {@link #advance}; null when there is none for now, or {@link #isOver}. */
    IoRecord peek() {
        while (headBytes == 0) {
            if (takenPlain == written.get()) {
                return null;
            }
            int at = (int) takenPlain & mask;
            int recordBytes = ring.getInt(at + RECORD_BYTES_AT);
            if (recordBytes == 0) {
                skip(ring.capacity() - at);
            } else {
                headEvents = ring.getInt(at);
                headBytes = HEAD_BYTES + recordBytes;
                if (!head.wrap(ring, at + HEAD_BYTES, recordBytes)) {
                    throw new IllegalStateException("a record of " + recordBytes + " bytes is damaged");
                }
            }
        }
        return head;
    }

    /** Events of the record that {@link #peek} gave. */
    int events() {
        return headEvents;
    }

    void advance() {
        skip(headBytes);
        headBytes = 0;
    }

    private void skip(int bytes) {
        takenPlain += bytes;
        taken.lazySet(takenPlain);
    }

    /** Whether records that are older than now arrive at once. */
    boolean isPrompt() {
        return prompt;
    }

    /** Whether the ring is so full that its writer may soon have to wait. */
    boolean isFilling() {
        return written.get() - takenPlain > ring.capacity() / 2;
    }

    /** Whether nothing comes any more. Asks the writer first: what it wrote before it closed is seen. */
    boolean isOver() {
        return closed && takenPlain == written.get();
    }

    /** Events that came after the last record; asked when the lane is over. */
    int eventsAfter() {
        return events;
    }
}
