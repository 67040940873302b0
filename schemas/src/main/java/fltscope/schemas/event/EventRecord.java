package fltscope.schemas.event;

import java.nio.ByteBuffer;

/**
 * One ETW event as every source delivers it: the header fields by name, and where its payload lies. A live capture and a
 * file are indistinguishable past this class.
 *
 * <p>It is re-used: the source re-points the one instance for each event, so a consumer copies what it wants to keep.
 * The header readers of {@code fltscope.schemas.etl} fill it and have proved that the payload and the extended items lie
 * inside the buffer.
 *
 * <p>Names are those of EVENT_HEADER (evntcons.h). A classic event has its type in {@link #id()} and {@link #opcode()}.
 */
public final class EventRecord {
    /** Value of {@link #processId()} and {@link #threadId()} when the header carries none. */
    public static final int UNKNOWN_ID = -1;

    /** Value of {@link #hookId()} for an event that is no kernel event. */
    public static final int NO_HOOK = -1;

    private ByteBuffer buffer;
    private int payloadOffset;
    private int payloadBytes;
    private int extendedOffset;
    private int extendedCount;

    private HeaderKind headerKind = HeaderKind.SYSTEM;
    private int pointerBytes;
    private int processor;
    private long timestampTicks;
    private long shiftTicks;
    private int processId;
    private int threadId;
    private int hookId;
    private long providerHigh;
    private long providerLow;
    private int id;
    private int version;
    private int channel;
    private int level;
    private int opcode;
    private int task;
    private long keyword;
    private long position;

    /** Where the event comes from: the processor and the byte position of its record in the file. */
    public void source(int processorNumber, long filePosition) {
        processor = processorNumber;
        position = filePosition;
    }

    /** Sets what every header has. */
    public void header(HeaderKind kind, int pointers, long ticks, int process, int thread) {
        headerKind = kind;
        pointerBytes = pointers;
        timestampTicks = ticks + shiftTicks;
        processId = process;
        threadId = thread;
        extendedOffset = 0;
        extendedCount = 0;
    }

    /** Sets the identity of a kernel event; {@code hook} is group in the high byte and type in the low byte. */
    public void kernelEvent(int hook, int eventVersion) {
        hookId = hook;
        id = hook & 0xFF;
        opcode = id;
        version = eventVersion;
        providerHigh = 0;
        providerLow = 0;
        channel = 0;
        level = 0;
        task = 0;
        keyword = 0;
    }

    /** Sets the identity of a classic event that is named by a GUID. */
    public void classicEvent(long guidHigh, long guidLow, int type, int eventVersion, int eventLevel) {
        hookId = KernelGroup.hookOf(guidHigh, guidLow, type);
        providerHigh = guidHigh;
        providerLow = guidLow;
        id = type;
        opcode = type;
        version = eventVersion;
        channel = 0;
        level = eventLevel;
        task = 0;
        keyword = 0;
    }

    /** Sets the EVENT_DESCRIPTOR of a manifest event. */
    public void manifestEvent(long guidHigh, long guidLow, int eventId, int eventVersion) {
        hookId = NO_HOOK;
        providerHigh = guidHigh;
        providerLow = guidLow;
        id = eventId;
        version = eventVersion;
    }

    /** Sets the rest of the EVENT_DESCRIPTOR of a manifest event. */
    public void descriptor(int eventChannel, int eventLevel, int eventOpcode, int eventTask, long eventKeyword) {
        channel = eventChannel;
        level = eventLevel;
        opcode = eventOpcode;
        task = eventTask;
        keyword = eventKeyword;
    }

    /** Points at the payload: {@code bytes} bytes at {@code offset} of {@code source} (little endian). */
    public void payload(ByteBuffer source, int offset, int bytes) {
        buffer = source;
        payloadOffset = offset;
        payloadBytes = bytes;
    }

    /** Points at the first of {@code count} extended items, in the buffer of the payload. */
    public void extendedItems(int offset, int count) {
        extendedOffset = offset;
        extendedCount = count;
    }

    public ByteBuffer buffer() {
        return buffer;
    }

    /** Index of the first payload byte in {@link #buffer()}. */
    public int payloadOffset() {
        return payloadOffset;
    }

    public int payloadBytes() {
        return payloadBytes;
    }

    /** Index of the first extended item in {@link #buffer()}; meaningless when {@link #extendedCount()} is 0. */
    public int extendedOffset() {
        return extendedOffset;
    }

    public int extendedCount() {
        return extendedCount;
    }

    public HeaderKind headerKind() {
        return headerKind;
    }

    /** 4 or 8: the size of a pointer in this event's payload, from the record's own marker. */
    public int pointerBytes() {
        return pointerBytes;
    }

    public int processor() {
        return processor;
    }

    /** Times of the session that the next event belongs to are {@code ticks} behind the clock of the recording. */
    public EventRecord shifted(long ticks) {
        shiftTicks = ticks;
        return this;
    }

    /** What to add to a time in the payload to bring it to the clock of {@link #timestampTicks}; 0 but after an append. */
    public long shiftTicks() {
        return shiftTicks;
    }

    /** Time of the event in ticks of the recording's clock. */
    public long timestampTicks() {
        return timestampTicks;
    }

    /** As in the header, {@link #UNKNOWN_ID} where the header has none. */
    public int processId() {
        return processId;
    }

    /** As in the header, {@link #UNKNOWN_ID} where the header has none. */
    public int threadId() {
        return threadId;
    }

    /** Group in the high byte, type in the low byte; {@link #NO_HOOK} for other than kernel events. */
    public int hookId() {
        return hookId;
    }

    /** First 8 bytes of the provider GUID as stored, read little endian; 0 for an event named by its hook id alone. */
    public long providerHigh() {
        return providerHigh;
    }

    /** Last 8 bytes of the provider GUID as stored, read little endian. */
    public long providerLow() {
        return providerLow;
    }

    public int id() {
        return id;
    }

    public int version() {
        return version;
    }

    public int channel() {
        return channel;
    }

    public int level() {
        return level;
    }

    public int opcode() {
        return opcode;
    }

    public int task() {
        return task;
    }

    public long keyword() {
        return keyword;
    }

    /** Byte position of the record in its file; for a compressed buffer, of the buffer. */
    public long position() {
        return position;
    }
}
