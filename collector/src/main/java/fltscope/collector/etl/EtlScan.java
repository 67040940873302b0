package fltscope.collector.etl;

import fltscope.schemas.etl.BufferHeader;
import fltscope.schemas.etl.RecordCursor;
import fltscope.schemas.trace.TraceCounter;
import fltscope.schemas.trace.TraceCounters;

/**
 * Reads a file once from front to back, buffer by buffer, in the order of the file: the fastest way to see every record,
 * for questions that order does not matter to.
 */
public final class EtlScan {
    /** Larger blocks leave the processor's second-level cache, smaller ones cost more calls (measured: 256-512 KiB). */
    private static final int BLOCK_BYTES = 1 << 19;

    private final FileWindow window;
    private final BufferWalk walk;
    private final SessionTrack sessions;
    private final DamageLog damage;
    private final BufferContent content;
    private final RecordCursor cursor = new RecordCursor();
    private long buffers;
    private long compressedBuffers;
    private boolean startsSession;

    /**
     * Starts before the first buffer.
     *
     * @param strict whether damage stops the reading
     * @param counters takes what was lost, damaged or passed over
     */
    public EtlScan(EtlFile file, boolean strict, TraceCounters counters) {
        damage = new DamageLog(file.name(), strict, counters);
        window = file.window(BLOCK_BYTES);
        walk = new BufferWalk(file, window, damage);
        sessions = new SessionTrack(file, file.header().clock(), damage);
        content = new BufferContent(damage);
    }

    /** Points {@link #cursor} before the first record of the next buffer; false at the end of the file. */
    public boolean nextBuffer() {
        content.close(cursor);
        do {
            if (!walk.next()) {
                sessions.end();
                return false;
            }
            startsSession = sessions.buffer(walk);
            buffers++;
        } while (sessions.leftOut());
        if (walk.header().compressed()) {
            compressedBuffers++;
        }
        cursor.oldInstanceHeaders(sessions.header().oldInstanceHeaders());
        content.open(window, walk.offset(), walk.presentBytes(), BufferHeader.MAX_BUFFER_BYTES, cursor);
        return true;
    }

    /** The records of the buffer at hand. */
    public RecordCursor cursor() {
        return cursor;
    }

    /** Counts a record that is no event. */
    public void skipped() {
        damage.met(cursor.skippedAs(), content.position(cursor));
    }

    /** Counts that the event at hand is older than the one before it on its processor. */
    public void wentBack() {
        damage.met(TraceCounter.TIME_WENT_BACK, content.position(cursor));
    }

    /** Processor of the buffer at hand. */
    public int processor() {
        return walk.header().processor();
    }

    /** Whether the buffer at hand starts a session's log; its events are apart from those of the processors. */
    public boolean startsSession() {
        return startsSession;
    }

    /** What to add to the times in the buffer at hand to bring them to the clock of the file's first session. */
    public long shiftTicks() {
        return sessions.shiftTicks();
    }

    /** Place of the record at hand in the file. */
    public long position() {
        return content.position(cursor);
    }

    /** Place of the buffer at hand in the file. */
    public long bufferOffset() {
        return walk.offset();
    }

    /** Bytes of the buffer at hand in the file. */
    public int bufferBytes() {
        return walk.presentBytes();
    }

    /** Buffers so far. */
    public long buffers() {
        return buffers;
    }

    /** Compressed buffers so far. */
    public long compressedBuffers() {
        return compressedBuffers;
    }
}
