package fltscope.schemas.trace;

/**
 * What the header of a recording says of it (TRACE_LOGFILE_HEADER).
 *
 * @param sessionName name of the ETW session; empty when the header has none
 * @param logFileName file that the session wrote; relogged files say "[multiple files]"
 * @param osMajor major version of Windows
 * @param osMinor minor version of Windows
 * @param osBuild build of Windows
 * @param processors processors of the machine
 * @param processorMhz speed of the processors as Windows measured it when it started; 0 when not recorded
 * @param pointerBytes 4 or 8, of the traced kernel
 * @param clock turns ticks into time
 * @param endFileTime stop of the session, in 100 ns since 1601-01-01 UTC; 0 when it was never stopped
 * @param bootFileTime start of Windows, rounded
 * @param logFileMode EVENT_TRACE_*_MODE bits
 * @param bufferBytes buffer size of the session
 * @param buffersWritten as the session counted them
 * @param eventsLost as the session counted them
 * @param buffersLost as the session counted them
 * @param timeZoneBiasMinutes minutes to add to local time for UTC
 * @param oldInstanceHeaders whether INSTANCE records have the header of log-file versions below 1.1
 */
public record TraceHeader(
        String sessionName,
        String logFileName,
        int osMajor,
        int osMinor,
        int osBuild,
        int processors,
        int processorMhz,
        int pointerBytes,
        TraceClock clock,
        long endFileTime,
        long bootFileTime,
        int logFileMode,
        long bufferBytes,
        long buffersWritten,
        long eventsLost,
        long buffersLost,
        int timeZoneBiasMinutes,
        boolean oldInstanceHeaders) {
    private static final int MODE_CIRCULAR = 0x2;
    private static final int MODE_APPEND = 0x4;
    private static final int MODE_NEW_FILE = 0x8;
    private static final int MODE_PREALLOCATE = 0x20;
    private static final int MODE_SYSTEM_LOGGER = 0x0200_0000;
    private static final int MODE_COMPRESSED = 0x0400_0000;

    public boolean circular() {
        return (logFileMode & MODE_CIRCULAR) != 0;
    }

    /** Whether the session appended to an existing file. */
    public boolean append() {
        return (logFileMode & MODE_APPEND) != 0;
    }

    /** Whether the session went on to a new file when one was full, so that this may be one of several. */
    public boolean newFile() {
        return (logFileMode & MODE_NEW_FILE) != 0;
    }

    public boolean preallocated() {
        return (logFileMode & MODE_PREALLOCATE) != 0;
    }

    public boolean systemLogger() {
        return (logFileMode & MODE_SYSTEM_LOGGER) != 0;
    }

    public boolean compressed() {
        return (logFileMode & MODE_COMPRESSED) != 0;
    }
}
