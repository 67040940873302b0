package fltscope.collector.etl;

import fltscope.schemas.etl.RecordCursor;
import fltscope.schemas.event.EventRecord;
import fltscope.schemas.trace.TraceCounter;

/** Walks the events of one chain of buffers, one buffer or a part of it in memory at a time, and none before the first event's turn. */
final class ChainCursor {
    private final Chain chain;
    private final int fileNumber;
    private final BufferSlot.Pool slots;
    private final DamageLog damage;
    private final ReadProgress progress;
    private BufferSlot slot;
    private RecordCursor cursor;
    private int nextBuffer;
    private long bufferOffset;
    private long ticks;

    /**
     * Starts before the first event.
     *
     * @param firstTicks time of the first event, in ticks of the first session's clock
     */
    ChainCursor(
            Chain chain,
            long firstTicks,
            int fileNumber,
            BufferSlot.Pool slots,
            DamageLog damage,
            ReadProgress progress) {
        this.chain = chain;
        this.fileNumber = fileNumber;
        this.slots = slots;
        this.damage = damage;
        this.progress = progress;
        ticks = firstTicks;
        bufferOffset = chain.offset(0);
    }

    /** Whether an event is at hand; before that, {@link #advance} must be called. */
    boolean started() {
        return slot != null;
    }

    /** Goes to the next event; false at the end of the chain. */
    boolean advance() {
        if (slot == null) {
            start();
        }
        while (true) {
            while (cursor.next()) {
                if (!cursor.isEvent()) {
                    damage.met(cursor.skippedAs(), slot.content.position(cursor));
                    continue;
                }
                long time = cursor.timestampTicks() + chain.shiftTicks;
                if (time < ticks) {
                    damage.met(TraceCounter.TIME_WENT_BACK, slot.content.position(cursor));
                }
                ticks = time;
                return true;
            }
            if (slot.content.more(cursor)) {
                continue;
            }
            slot.content.close(cursor);
            if (nextBuffer == chain.count()) {
                slots.giveBack(slot);
                return false;
            }
            open(nextBuffer++);
        }
    }

    private void start() {
        slot = slots.take();
        cursor = slot.cursor;
        cursor.oldInstanceHeaders(chain.session.oldInstanceHeaders());
        ticks = Long.MIN_VALUE;
        open(nextBuffer++);
    }

    private void open(int number) {
        bufferOffset = chain.offset(number);
        progress.read(chain.bytes(number));
        slot.open(chain, number);
    }

    /** Points {@code event} at the event at hand; false when its header is damaged, which then ends the buffer. */
    boolean event(EventRecord event) {
        event.source(chain.processor, slot.content.position(cursor));
        return cursor.event(event.shifted(chain.shiftTicks));
    }

    /** Time of the event at hand, in the common clock. */
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
