package fltscope.schemas.record;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Makes one {@link IoRecord} after the other in a buffer of its own, without allocating. Call {@link #start}, the setters,
 * at most one {@link #text} and then one {@link #secondText}, the addresses last, then {@link #finish}.
 */
@SuppressWarnings("EnumOrdinal") // what travels in the record is the ordinal
public final class IoRecordBuilder {
    /** Longest text that a record holds; the kernel's are no longer (UNICODE_STRING). */
    public static final int MAX_TEXT_UNITS = 0x7FFF;

    /** Most addresses that a record holds: what an event of 64 KiB can carry at 8 bytes each. Windows walks 192. */
    public static final int MAX_ADDRESSES = 0x2000;

    private static final long VERSION_BITS = (long) IoRecord.VERSION << (Byte.SIZE * IoRecord.VERSION_AT);
    private static final int KIND_SHIFT = Byte.SIZE * IoRecord.KIND;

    private final ByteBuffer buffer =
            ByteBuffer.allocateDirect(IoRecord.MAX_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final IoRecord record = new IoRecord();
    private int textUnits;
    private int secondTextUnits;
    private int addresses;

    /** Begins a record; everything not set later is 0, ids are as given (-1 when not recorded). */
    public IoRecordBuilder start(IoKind kind, long timeTicks, int processor, int processId, int threadId) {
        textUnits = 0;
        secondTextUnits = 0;
        addresses = 0;
        // Length, version and kind, then process and thread, then processor and no texts or addresses: three stores for
        // nine fields.
        buffer.putLong(
                IoRecord.RECORD_BYTES, IoRecord.FIXED_BYTES | VERSION_BITS | ((long) kind.ordinal() << KIND_SHIFT));
        buffer.putLong(IoRecord.TIME_TICKS, timeTicks);
        buffer.putLong(IoRecord.PROCESS_ID, (processId & 0xFFFF_FFFFL) | ((long) threadId << Integer.SIZE));
        buffer.putLong(IoRecord.PROCESSOR, processor);
        clearOthers();
        return this;
    }

    private void clearOthers() {
        for (int at = IoRecord.FILE_OBJECT; at < IoRecord.FIXED_BYTES; at += Long.BYTES) {
            buffer.putLong(at, 0);
        }
    }

    /** Sets the file operation. */
    public IoRecordBuilder operation(FileOperation operation) {
        return majorFunction(operation.ordinal());
    }

    /** Sets what has happened to a filter or a volume. */
    public IoRecordBuilder operation(FilterChange change) {
        return majorFunction(change.ordinal());
    }

    /** Sets what the filter manager's own trace tells. */
    public IoRecordBuilder operation(FilterFact fact) {
        return majorFunction(fact.ordinal());
    }

    /** Sets what tells of a loss. */
    public IoRecordBuilder operation(LossSource source) {
        return majorFunction(source.ordinal());
    }

    /** Sets the major function of a callback; its low byte counts. */
    public IoRecordBuilder majorFunction(int code) {
        buffer.put(IoRecord.OPERATION, (byte) code);
        return this;
    }

    /** Sets FLAG_* bits. */
    public IoRecordBuilder flags(int flags) {
        buffer.put(IoRecord.FLAGS, (byte) flags);
        return this;
    }

    public IoRecordBuilder fileObject(long address) {
        buffer.putLong(IoRecord.FILE_OBJECT, address);
        return this;
    }

    public IoRecordBuilder fileKey(long address) {
        buffer.putLong(IoRecord.FILE_KEY, address);
        return this;
    }

    public IoRecordBuilder callbackData(long address) {
        buffer.putLong(IoRecord.CALLBACK_DATA, address);
        return this;
    }

    public IoRecordBuilder irp(long address) {
        buffer.putLong(IoRecord.IRP, address);
        return this;
    }

    public IoRecordBuilder address(long address) {
        buffer.putLong(IoRecord.ADDRESS, address);
        return this;
    }

    public IoRecordBuilder otherTicks(long ticks) {
        buffer.putLong(IoRecord.OTHER_TICKS, ticks);
        return this;
    }

    public IoRecordBuilder extent(long extent) {
        buffer.putLong(IoRecord.EXTENT, extent);
        return this;
    }

    public IoRecordBuilder code(int code) {
        buffer.putInt(IoRecord.CODE, code);
        return this;
    }

    public IoRecordBuilder access(int access) {
        buffer.putInt(IoRecord.ACCESS, access);
        return this;
    }

    /** Copies the first text from {@code units} UTF-16LE units at {@code offset} of another buffer. */
    public IoRecordBuilder text(ByteBuffer source, int offset, int units) {
        textUnits = Math.min(units, MAX_TEXT_UNITS);
        for (int i = 0; i < textUnits; i++) {
            buffer.putChar(IoRecord.FIXED_BYTES + 2 * i, source.getChar(offset + 2 * i));
        }
        return this;
    }

    /** Sets the first text. */
    public IoRecordBuilder text(CharSequence text) {
        textUnits = put(text, 0);
        return this;
    }

    /** Sets the second text; the first one is final by then. */
    public IoRecordBuilder secondText(CharSequence text) {
        secondTextUnits = put(text, textUnits);
        return this;
    }

    private int put(CharSequence text, int fromUnit) {
        int units = Math.min(text.length(), MAX_TEXT_UNITS);
        for (int i = 0; i < units; i++) {
            buffer.putChar(IoRecord.FIXED_BYTES + 2 * (fromUnit + i), text.charAt(i));
        }
        return units;
    }

    /** Adds an address; the texts are final by then. Addresses beyond {@link #MAX_ADDRESSES} are left out. */
    public IoRecordBuilder addAddress(long address) {
        if (addresses < MAX_ADDRESSES) {
            buffer.putLong(addressesAt() + Long.BYTES * addresses++, address);
        }
        return this;
    }

    /** Completes the record; it is valid until the next {@link #start}. */
    public IoRecord finish() {
        if ((textUnits | secondTextUnits | addresses) != 0) {
            finishVariablePart();
        }
        record.wrapTrusted(buffer, 0);
        return record;
    }

    private void finishVariablePart() {
        buffer.putShort(IoRecord.TEXT_UNITS, (short) textUnits);
        buffer.putShort(IoRecord.SECOND_TEXT_UNITS, (short) secondTextUnits);
        buffer.putShort(IoRecord.ADDRESS_COUNT, (short) addresses);
        for (int at = IoRecord.FIXED_BYTES + 2 * (textUnits + secondTextUnits); at < addressesAt(); at += 2) {
            buffer.putChar(at, '\0'); // or an earlier record's text would show
        }
        buffer.putInt(IoRecord.RECORD_BYTES, addressesAt() + Long.BYTES * addresses);
    }

    private int addressesAt() {
        return IoRecord.FIXED_BYTES + (2 * (textUnits + secondTextUnits) + 7 & ~7);
    }
}
