package fltscope.schemas.trace;

/**
 * The ETW session that a recording is of, as its header says.
 *
 * @param name of the session; empty when the header has none
 * @param logFileName file that it wrote; relogged files say "[multiple files]"
 * @param endFileTime its stop, in 100 ns since 1601-01-01 UTC; 0 when it was never stopped
 * @param logFileMode EVENT_TRACE_*_MODE bits
 * @param bufferBytes its buffer size
 * @param buffersWritten as it counted them
 * @param eventsLost as it counted them
 * @param buffersLost as it counted them
 */
public record TraceSession(
        String name,
        String logFileName,
        long endFileTime,
        int logFileMode,
        long bufferBytes,
        long buffersWritten,
        long eventsLost,
        long buffersLost) {
    private static final int MODE_CIRCULAR = 0x2;
    private static final int MODE_APPEND = 0x4;
    private static final int MODE_NEW_FILE = 0x8;
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

    public boolean systemLogger() {
        return (logFileMode & MODE_SYSTEM_LOGGER) != 0;
    }

    public boolean compressed() {
        return (logFileMode & MODE_COMPRESSED) != 0;
    }
}
