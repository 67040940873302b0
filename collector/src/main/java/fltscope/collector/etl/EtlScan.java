package fltscope.collector.etl;

import fltscope.schemas.etl.BufferHeader;
import fltscope.schemas.etl.RecordCursor;
import fltscope.schemas.trace.TraceCounter;
import fltscope.schemas.trace.TraceCounters;
import fltscope.schemas.trace.TraceHeader;

/**
 * Reads a file once from front to back, buffer by buffer, in the order of the file: the fastest way to see every record,
 * for questions that order does not matter to.
 */
public final class EtlScan {
    /** Larger blocks leave the processor's second-level cache, smaller ones cost more calls (measured: 256-512 KiB). */
    private static final int BLOCK_BYTES = 1 << 19;

    private final EtlFile file;
    private final FileWindow window;
    private final BufferWalk walk;
    private final DamageLog damage;
    private final BufferContent content;
    private final RecordCursor cursor = new RecordCursor();
    private final Finish finish;
    private final SequenceCheck sequence = new SequenceCheck();
    private long buffers;
    private long compressedBuffers;
    private boolean lastHadFlushMarker;
    private int processor;
    private boolean startsSession;
    private long shiftTicks;

    /**
     * Starts before the first buffer.
     *
     * @param strict whether damage stops the reading
     * @param counters takes what was lost, damaged or passed over
     */
    public EtlScan(EtlFile file, boolean strict, TraceCounters counters) {
        this.file = file;
        damage = new DamageLog(file.name(), strict, counters);
        window = file.window(BLOCK_BYTES);
        walk = new BufferWalk(window, file.bytes(), damage);
        content = new BufferContent(damage);
        cursor.oldInstanceHeaders(file.header().oldInstanceHeaders());
        finish = new Finish(file.header(), counters);
    }

    /** Points {@link #cursor} before the first record of the next buffer; false at the end of the file. */
    public boolean nextBuffer() {
        if (buffers > 0) {
            content.close(cursor);
        }
        if (!walk.next()) {
            finish.check(buffers, lastHadFlushMarker, sequence);
            return false;
        }
        BufferHeader header = walk.header();
        long offset = walk.offset();
        lastHadFlushMarker = header.flushMarker();
        processor = header.processor();
        startsSession = header.startsSession();
        if (!startsSession) {
            sequence.add(header.sequenceNumber());
        }
        if (header.saysLoss()) {
            damage.met(TraceCounter.BUFFER_LOSS_FLAG, offset);
        }
        if (header.compressed()) {
            compressedBuffers++;
        }
        if (startsSession && buffers > 0) {
            startSession(offset);
        }
        buffers++;
        window.require(offset, walk.presentBytes());
        content.open(window.buffer(), window.index(offset), walk.presentBytes(), offset, cursor);
        return true;
    }

    private void startSession(long offset) {
        window.require(offset, walk.presentBytes());
        TraceHeader next = SessionHeader.read(window, offset, walk.presentBytes(), file.name());
        if (next != null) {
            damage.met(TraceCounter.SESSION_APPENDED, offset);
            shiftTicks = file.header().clock().shiftTicks(next.clock());
            sequence.startAgain();
        }
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
        return processor;
    }

    /** Whether the buffer at hand starts a session's log; its events are apart from those of the processors. */
    public boolean startsSession() {
        return startsSession;
    }

    /** What to add to the times in the buffer at hand to bring them to the clock of the file's first session. */
    public long shiftTicks() {
        return shiftTicks;
    }

    /** Place of the record at hand in the file. */
    public long position() {
        return content.position(cursor);
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
