package fltscope.collector.live.session;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import fltscope.collector.live.win32.NativeGuid;
import fltscope.collector.live.win32.WideText;
import fltscope.schemas.event.Guid;

/**
 * EVENT_TRACE_PROPERTIES (evntrace.h, 64-bit) with room for the two names behind it, each of {@link #NAME_UNITS} units: what
 * starts a session, and what is told of one.
 *
 * <pre>
 * 00 Wnode.BufferSize u32          of all this, the names included
 * 08 Wnode.HistoricalContext u64   receives the handle
 * 18 Wnode.Guid
 * 28 Wnode.ClientContext u32       clock: 1 performance counter
 * 2C Wnode.Flags u32
 * 30 BufferSize u32                KB
 * 34 MinimumBuffers u32
 * 38 MaximumBuffers u32
 * 3C MaximumFileSize u32           MB
 * 40 LogFileMode u32
 * 44 FlushTimer u32                seconds, or ms with USE_MS_FLUSH_TIMER
 * 48 EnableFlags u32
 * 50 NumberOfBuffers, FreeBuffers, EventsLost, BuffersWritten, LogBuffersLost, RealTimeBuffersLost u32
 * 68 LoggerThreadId u64
 * 70 LogFileNameOffset u32
 * 74 LoggerNameOffset u32
 * </pre>
 */
final class TraceProperties {
    static final int BYTES = 120;
    static final int NAME_UNITS = 1024;

    static final int WNODE_BUFFER_SIZE = 0x00;
    static final int WNODE_HISTORICAL_CONTEXT = 0x08;
    static final int WNODE_GUID = 0x18;
    static final int WNODE_CLIENT_CONTEXT = 0x28;
    static final int WNODE_FLAGS = 0x2C;
    static final int BUFFER_SIZE = 0x30;
    static final int MINIMUM_BUFFERS = 0x34;
    static final int MAXIMUM_BUFFERS = 0x38;
    static final int MAXIMUM_FILE_SIZE = 0x3C;
    static final int LOG_FILE_MODE = 0x40;
    static final int FLUSH_TIMER = 0x44;
    static final int NUMBER_OF_BUFFERS = 0x50;
    static final int EVENTS_LOST = 0x58;
    static final int BUFFERS_WRITTEN = 0x5C;
    static final int LOG_BUFFERS_LOST = 0x60;
    static final int REAL_TIME_BUFFERS_LOST = 0x64;
    static final int LOG_FILE_NAME_OFFSET = 0x70;
    static final int LOGGER_NAME_OFFSET = 0x74;

    /** Bytes of one with its names. */
    static final int ALL_BYTES = BYTES + 2 * Character.BYTES * NAME_UNITS;

    private static final int LOGGER_NAME = BYTES;
    private static final int LOG_FILE_NAME = BYTES + Character.BYTES * NAME_UNITS;
    private static final int FLAG_TRACED_GUID = 0x20000;
    private static final int CLOCK_QPC = 1;

    private final Pointer memory;

    /** An empty one, ready to be filled by a query. */
    TraceProperties() {
        this(new Memory(ALL_BYTES));
    }

    /** An empty one at the start of {@code memory}. */
    TraceProperties(Pointer memory) {
        this.memory = memory;
        memory.clear(ALL_BYTES);
        memory.setInt(WNODE_BUFFER_SIZE, ALL_BYTES);
        memory.setInt(WNODE_FLAGS, FLAG_TRACED_GUID);
        memory.setInt(LOGGER_NAME_OFFSET, LOGGER_NAME);
        memory.setInt(LOG_FILE_NAME_OFFSET, LOG_FILE_NAME);
    }

    /** One that starts a session. */
    static TraceProperties of(SessionSettings settings, Guid guid) {
        TraceProperties properties = new TraceProperties();
        Pointer memory = properties.memory;
        NativeGuid.write(memory, WNODE_GUID, guid);
        memory.setInt(WNODE_CLIENT_CONTEXT, CLOCK_QPC);
        memory.setInt(BUFFER_SIZE, settings.bufferKilobytes());
        memory.setInt(MINIMUM_BUFFERS, settings.minimumBuffers());
        memory.setInt(MAXIMUM_BUFFERS, settings.maximumBuffers());
        memory.setInt(MAXIMUM_FILE_SIZE, settings.maximumFileMegabytes());
        memory.setInt(LOG_FILE_MODE, settings.logFileMode());
        memory.setInt(FLUSH_TIMER, settings.flushTimer());
        if (settings.file().isEmpty()) {
            memory.setInt(LOG_FILE_NAME_OFFSET, 0);
        } else {
            WideText.write(memory, LOG_FILE_NAME, settings.file());
        }
        return properties;
    }

    Pointer pointer() {
        return memory;
    }

    String sessionName() {
        return WideText.read(memory, LOGGER_NAME, NAME_UNITS);
    }

    String fileName() {
        return memory.getInt(LOG_FILE_NAME_OFFSET) == 0 ? "" : WideText.read(memory, LOG_FILE_NAME, NAME_UNITS);
    }

    int logFileMode() {
        return memory.getInt(LOG_FILE_MODE);
    }

    /** Events that found no room in a buffer, so far. */
    long eventsLost() {
        return Integer.toUnsignedLong(memory.getInt(EVENTS_LOST));
    }

    /** Buffers that could not be written or delivered, so far. */
    long buffersLost() {
        return Integer.toUnsignedLong(memory.getInt(LOG_BUFFERS_LOST))
                + Integer.toUnsignedLong(memory.getInt(REAL_TIME_BUFFERS_LOST));
    }

    long buffersWritten() {
        return Integer.toUnsignedLong(memory.getInt(BUFFERS_WRITTEN));
    }
}
