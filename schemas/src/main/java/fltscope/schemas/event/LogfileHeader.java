package fltscope.schemas.event;

/**
 * EventTrace/Header, the first event of a file: TRACE_LOGFILE_HEADER (evntrace.h) and two names (etl-format fact sheet 1.6;
 * checked on 32-bit and 64-bit files of builds 6001 to 19045). {@code p} is the pointer size of this record's own marker,
 * not the PointerSize field, which is that of the traced kernel.
 *
 * <pre>
 *   0x00         BufferSize u32, Version u8 x 4, ProviderVersion u32, NumberOfProcessors u32
 *   0x10         EndTime FILETIME
 *   0x18         TimerResolution u32, MaximumFileSize u32, LogFileMode u32, BuffersWritten u32
 *   0x28         StartBuffers u32, PointerSize u32, EventsLost u32, CpuSpeedInMHz u32
 *   0x38         LoggerName p, LogFileName p: meaningless in a file
 *   0x38+2p      TimeZone, 172 bytes and 4 of padding: Bias i32, StandardName u16 x 32, StandardDate 16, StandardBias i32,
 *                DaylightName u16 x 32, DaylightDate 16, DaylightBias i32
 *   0xE8+2p      BootTime FILETIME, PerfFreq i64, StartTime FILETIME
 *   0x100+2p     ReservedFlags u32, BuffersLost u32
 *   0x108+2p     logger name UTF-16, log-file name UTF-16
 * </pre>
 */
public final class LogfileHeader extends Payload {
    private static final int BUFFER_SIZE = 0x00;
    private static final int VERSION = 0x04;
    private static final int PROVIDER_VERSION = 0x08;
    private static final int NUMBER_OF_PROCESSORS = 0x0C;
    private static final int END_TIME = 0x10;
    private static final int TIMER_RESOLUTION = 0x18;
    private static final int MAXIMUM_FILE_SIZE = 0x1C;
    private static final int LOG_FILE_MODE = 0x20;
    private static final int BUFFERS_WRITTEN = 0x24;
    private static final int START_BUFFERS = 0x28;
    private static final int POINTER_SIZE = 0x2C;
    private static final int EVENTS_LOST = 0x30;
    private static final int CPU_SPEED = 0x34;
    private static final int NAME_POINTERS = 0x38;

    // Behind the two pointers, counted from there.
    private static final int BIAS = 0x00;
    private static final int STANDARD_NAME = 0x04;
    private static final int STANDARD_BIAS = 0x54;
    private static final int DAYLIGHT_NAME = 0x58;
    private static final int DAYLIGHT_BIAS = 0xA8;
    private static final int ZONE_NAME_UNITS = 32;
    private static final int BOOT_TIME = 0xB0;
    private static final int PERF_FREQ = 0xB8;
    private static final int START_TIME = 0xC0;
    private static final int RESERVED_FLAGS = 0xC8;
    private static final int BUFFERS_LOST = 0xCC;
    private static final int NAMES = 0xD0;

    @Override
    protected int fixedBytes() {
        return tail(NAMES);
    }

    @Override
    public void describe(FieldSink out) {
        out.number("bufferSize", bufferSize());
        out.number("majorVersion", majorVersion());
        out.number("minorVersion", minorVersion());
        out.number("subVersion", subVersion());
        out.number("subMinorVersion", subMinorVersion());
        out.number("providerVersion", providerVersion());
        out.number("numberOfProcessors", numberOfProcessors());
        out.fileTime("endTime", endTime());
        out.number("timerResolution", timerResolution());
        out.number("maximumFileSize", maximumFileSize());
        out.flags("logFileMode", logFileMode());
        out.number("buffersWritten", buffersWritten());
        out.number("startBuffers", startBuffers());
        out.number("pointerSize", pointerSize());
        out.number("eventsLost", eventsLost());
        out.number("cpuSpeedInMHz", cpuSpeedInMHz());
        out.number("bias", bias());
        out.text("standardName", standardName());
        out.number("standardBias", standardBias());
        out.text("daylightName", daylightName());
        out.number("daylightBias", daylightBias());
        out.fileTime("bootTime", bootTime());
        out.number("perfFreq", perfFreq());
        out.fileTime("startTime", startTime());
        out.code("reservedFlags", reservedFlags(), clockName(reservedFlags()));
        out.number("buffersLost", buffersLost());
        out.text("loggerName", loggerName());
        out.path("logFileName", logFileName());
    }

    /** Bytes of a buffer of the session; in a merged file unrelated to the buffers in it. */
    public long bufferSize() {
        return u32(BUFFER_SIZE);
    }

    /** Of the format: that of Windows. */
    public int majorVersion() {
        return u8(VERSION);
    }

    public int minorVersion() {
        return u8(VERSION + 1);
    }

    /** 1 as a rule; 2 for compressed files, buffers above 1 MB or more than 256 processors. */
    public int subVersion() {
        return u8(VERSION + 2);
    }

    public int subMinorVersion() {
        return u8(VERSION + 3);
    }

    /** Build of Windows, such as 19045. */
    public long providerVersion() {
        return u32(PROVIDER_VERSION);
    }

    public long numberOfProcessors() {
        return u32(NUMBER_OF_PROCESSORS);
    }

    /** FILETIME; 0 in a file that was never finalised. */
    public long endTime() {
        return i64(END_TIME);
    }

    /** Units of 100 ns. */
    public long timerResolution() {
        return u32(TIMER_RESOLUTION);
    }

    /** MB; 0 for no limit. */
    public long maximumFileSize() {
        return u32(MAXIMUM_FILE_SIZE);
    }

    /** EVENT_TRACE_*_MODE flags: 1 sequential, 2 circular, 0x04000000 compressed. */
    public long logFileMode() {
        return u32(LOG_FILE_MODE);
    }

    /** No bound for a loop: a file that was not finalised has too small a number. */
    public long buffersWritten() {
        return u32(BUFFERS_WRITTEN);
    }

    public long startBuffers() {
        return u32(START_BUFFERS);
    }

    /** 4 or 8: the pointer size of the traced kernel. */
    public int pointerSize() {
        return i32(POINTER_SIZE);
    }

    public long eventsLost() {
        return u32(EVENTS_LOST);
    }

    public long cpuSpeedInMHz() {
        return u32(CPU_SPEED);
    }

    /** Minutes to add to local time to get UTC. */
    public int bias() {
        return i32(tail(BIAS));
    }

    /** {@code @tzres.dll,-212}, for example. */
    public String standardName() {
        return zoneName(STANDARD_NAME);
    }

    /** Minutes to add to the bias in standard time. */
    public int standardBias() {
        return i32(tail(STANDARD_BIAS));
    }

    public String daylightName() {
        return zoneName(DAYLIGHT_NAME);
    }

    /** Minutes to add to the bias in daylight saving time. */
    public int daylightBias() {
        return i32(tail(DAYLIGHT_BIAS));
    }

    /** FILETIME, rounded to half a second: no base for time stamps. */
    public long bootTime() {
        return i64(tail(BOOT_TIME));
    }

    /** Ticks of the performance counter per second. */
    public long perfFreq() {
        return i64(tail(PERF_FREQ));
    }

    /** FILETIME of this event. */
    public long startTime() {
        return i64(tail(START_TIME));
    }

    /** The clock of the time stamps: 1 performance counter, 2 system time in units of 100 ns, 3 processor cycles. */
    public int reservedFlags() {
        return i32(tail(RESERVED_FLAGS));
    }

    public long buffersLost() {
        return u32(tail(BUFFERS_LOST));
    }

    /** Name of the session; may be empty. */
    public String loggerName() {
        return utf16(tail(NAMES));
    }

    /** Where the session wrote to; {@code [multiple files]} in a merged file. */
    public String logFileName() {
        return utf16(afterUtf16(tail(NAMES)));
    }

    private String zoneName(int offset) {
        char[] name = new char[ZONE_NAME_UNITS];
        return new String(name, 0, copyUtf16(tail(offset), name));
    }

    private int tail(int offset) {
        return NAME_POINTERS + 2 * pointerBytes() + offset;
    }

    private static String clockName(int reservedFlags) {
        return switch (reservedFlags) {
            case 1 -> "QPC";
            case 2 -> "SYSTEM_TIME";
            case 3 -> "CPU_CYCLES";
            default -> null;
        };
    }
}
