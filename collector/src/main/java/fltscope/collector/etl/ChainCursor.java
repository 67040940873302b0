package fltscope.collector.etl;

import fltscope.schemas.etl.BufferHeader;
import fltscope.schemas.etl.RecordCursor;
import fltscope.schemas.event.EventRecord;
import fltscope.schemas.trace.TraceCounter;

/** Walks the events of one chain of buffers, one buffer in memory at a time. */
final class ChainCursor {
    private static final int FIRST_WINDOW_BYTES = 1 << 16;

    private final BufferIndex.Chain chain;
    private final int fileNumber;
    private final FileWindow window;
    private final BufferContent content;
    private final DamageLog damage;
    private final ReadProgress progress;
    private final BufferHeader header = new BufferHeader();
    private final RecordCursor cursor = new RecordCursor();
    private int nextBuffer;
    private long bufferOffset;
    private long ticks = Long.MIN_VALUE;

    ChainCursor(BufferIndex.Chain chain, EtlFile file, int fileNumber, DamageLog damage, ReadProgress progress) {
        this.chain = chain;
        this.fileNumber = fileNumber;
        this.damage = damage;
        this.progress = progress;
        window = file.window(FIRST_WINDOW_BYTES);
        content = new BufferContent(damage);
        cursor.oldInstanceHeaders(chain.session.oldInstanceHeaders());
    }

    /** Goes to the next event; false at the end of the chain. */
    boolean advance() {
        while (true) {
            while (cursor.next()) {
                if (!cursor.isEvent()) {
                    damage.met(cursor.skippedAs(), content.position(cursor));
                    continue;
                }
                long time = cursor.timestampTicks() + chain.shiftTicks;
                if (time < ticks) {
                    damage.met(TraceCounter.TIME_WENT_BACK, content.position(cursor));
                }
                ticks = time;
                return true;
            }
            if (nextBuffer > 0) {
                content.close(cursor);
            }
            if (nextBuffer == chain.count()) {
                return false;
            }
            open(chain.offset(nextBuffer++));
        }
    }

    private void open(long offset) {
        bufferOffset = offset;
        window.require(offset, BufferHeader.BYTES);
        int size = header.wrap(window.buffer(), window.index(offset)).bufferSize();
        int present = window.require(offset, size);
        progress.read(present);
        content.open(window.buffer(), window.index(offset), present, offset, cursor);
    }

    /** Points {@code event} at the event at hand; false when its header is damaged, which then ends the buffer. */
    boolean event(EventRecord event) {
        event.source(chain.processor, content.position(cursor));
        return cursor.event(event.shifted(chain.shiftTicks));
    }

    /** Time of the event at hand, in ticks of the first session's clock. */
    long ticks() {
        return ticks;
    }

    /** Whether the event at hand comes before that of another chain: earlier, or at the same time and first in the file. */
    boolean before(ChainCursor other) {
        if (ticks != other.ticks) {
            return ticks < other.ticks;
        }
        if (fileNumber != other.fileNumber) {
            return fileNumber < other.fileNumber;
        }
        return bufferOffset < other.bufferOffset;
    }
}
