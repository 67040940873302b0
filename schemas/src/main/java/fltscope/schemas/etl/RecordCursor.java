package fltscope.schemas.etl;

import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.HeaderKind;
import fltscope.schemas.trace.TraceCounter;
import java.nio.ByteBuffer;

/**
 * Walks the records of one buffer. It proves for each that it lies inside the bytes in use, and, when asked for the event,
 * that the header's variable parts lie inside the record; nobody checks again behind it.
 *
 * <p>Records start 8-byte aligned from the end of the buffer header. A marker 0 or 0xFFFFFFFF ends them early.
 */
public final class RecordCursor {
    private static final int PADDING = 0xFFFF_FFFF;

    /** By {@link RecordKind}, whose first kinds are those of events, in this order. */
    private static final HeaderKind[] HEADERS = HeaderKind.values();

    private ByteBuffer buffer;
    private int at;
    private int recordBytes;
    private int nextAt;
    private int end;
    private int entry;
    private boolean oldInstances;
    private TraceCounter damage;

    /** Whether INSTANCE records have the old header of 0x38 bytes: log-file subversion below 1.1. */
    public void oldInstanceHeaders(boolean old) {
        oldInstances = old;
    }

    /** Starts at {@code from}, an 8-byte aligned place relative to the buffer's start; {@code to} ends the bytes in use. */
    public RecordCursor wrap(ByteBuffer source, int from, int to) {
        buffer = source;
        nextAt = from;
        at = from;
        recordBytes = 0;
        end = to;
        damage = null;
        return this;
    }

    /** Goes to the next record; false at the end of the buffer and at a damaged record, which {@link #damage} names. */
    public boolean next() {
        int start = nextAt;
        int left = end - start;
        if (left < RecordKind.SMALLEST_BYTES) {
            return false;
        }
        int marker = buffer.getInt(start);
        int known = RecordKind.entryOf(marker);
        if (known == 0) {
            return noRecord(start, marker);
        }
        int bytes = RecordKind.sizeAt4(known) ? buffer.getShort(start + 4) & 0xFFFF : marker & 0xFFFF;
        at = start;
        if (bytes < RecordKind.smallestBytes(known) || bytes > left) {
            damage = TraceCounter.RECORD_SIZE_BAD;
            return false;
        }
        entry = known;
        recordBytes = bytes;
        nextAt = start + ((bytes + 7) & ~7);
        return true;
    }

    /** Lets {@code run} count the events that follow the record at hand; {@link #next} goes on behind them. */
    public void count(PerfInfoRun run, long shiftTicks, long notBeforeTicks) {
        nextAt = run.count(buffer, nextAt, end, shiftTicks, notBeforeTicks);
    }

    private boolean noRecord(int start, int marker) {
        at = start;
        boolean ends = marker == 0 || marker == PADDING;
        damage = ends ? TraceCounter.BUFFER_ENDS_EARLY : TraceCounter.RECORD_MARKER_BAD;
        return false;
    }

    /** Why {@link #next} or {@link #event} returned false; null when the buffer has simply ended. */
    public TraceCounter damage() {
        return damage;
    }

    /** Index of the record, or of the place where the walk ended. */
    public int offset() {
        return at;
    }

    /** Index of the record that {@link #next} looks at next. */
    public int nextOffset() {
        return nextAt;
    }

    public int recordBytes() {
        return recordBytes;
    }

    /** Whether the record is an event; WPP messages and records without a published layout are none. */
    public boolean isEvent() {
        return RecordKind.kindOf(entry) < RecordKind.MESSAGE;
    }

    /** Which counter a record that is no event belongs to. */
    public TraceCounter skippedAs() {
        return RecordKind.kindOf(entry) == RecordKind.MESSAGE
                ? TraceCounter.MESSAGE_SKIPPED
                : TraceCounter.HEADER_SKIPPED;
    }

    /** Time of an event, in ticks of the session's clock. */
    public long timestampTicks() {
        int timestamp =
                RecordKind.kindOf(entry) == RecordKind.PERFINFO ? PerfInfoHeader.TIMESTAMP : EventHeader.TIMESTAMP;
        return buffer.getLong(at + timestamp);
    }

    /** Hook id of a kernel event (group in the high byte), {@link EventRecord#NO_HOOK} for other records. */
    public int hookId() {
        return RecordKind.sizeAt4(entry) ? buffer.getShort(at + SystemHeader.HOOK_ID) & 0xFFFF : EventRecord.NO_HOOK;
    }

    /** Which header the event has. */
    public HeaderKind headerKind() {
        return HEADERS[RecordKind.kindOf(entry)];
    }

    /**
     * Whether anything variable stands between header and payload, or might: then only {@link #event} proves that it lies
     * inside the record. Of other events the accessors here say all that a count needs.
     */
    public boolean hasExtension() {
        return switch (RecordKind.kindOf(entry)) {
            case RecordKind.FULL -> false;
            case RecordKind.INSTANCE -> true;
            case RecordKind.EVENT -> EventHeader.isExtended(buffer, at);
            default -> CounterExtension.isPresent(buffer, at);
        };
    }

    /** Provider of an event that has no hook id and no extension, as {@link EventRecord#providerHigh}. */
    public long providerHigh() {
        return buffer.getLong(at + FullHeader.GUID);
    }

    /** Provider of an event that has no hook id and no extension, as {@link EventRecord#providerLow}. */
    public long providerLow() {
        return buffer.getLong(at + FullHeader.GUID + Long.BYTES);
    }

    /** Id of a manifest event, type of a classic one; for events that have no hook id. */
    public int eventId() {
        return RecordKind.kindOf(entry) == RecordKind.EVENT
                ? buffer.getShort(at + EventHeader.ID) & 0xFFFF
                : buffer.get(at + FullHeader.TYPE) & 0xFF;
    }

    /** Keywords of a manifest event. */
    public long keyword() {
        return buffer.getLong(at + EventHeader.KEYWORD);
    }

    /** Points {@code event} at the record; false when a part of the header reaches beyond it, named by {@link #damage}. */
    public boolean event(EventRecord event) {
        int pointers = RecordKind.pointerBytes(entry);
        boolean whole =
                switch (RecordKind.kindOf(entry)) {
                    case RecordKind.SYSTEM -> SystemHeader.read(buffer, at, recordBytes, pointers, event);
                    case RecordKind.COMPACT -> CompactHeader.read(buffer, at, recordBytes, pointers, event);
                    case RecordKind.PERFINFO -> PerfInfoHeader.read(buffer, at, recordBytes, pointers, event);
                    case RecordKind.FULL -> FullHeader.read(buffer, at, recordBytes, pointers, event);
                    case RecordKind.INSTANCE ->
                        InstanceHeader.read(buffer, at, recordBytes, pointers, oldInstances, event);
                    default -> EventHeader.read(buffer, at, recordBytes, pointers, event);
                };
        if (!whole) {
            damage = TraceCounter.RECORD_EXTENSION_BAD;
            nextAt = end;
        }
        return whole;
    }
}
