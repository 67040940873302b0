package fltscope.collector.live.session;

/**
 * What a session is started with.
 *
 * @param name its name, at most 1,023 characters
 * @param logFileMode EVENT_TRACE_*_MODE bits
 * @param file where it writes; empty for a session in real time
 * @param bufferKilobytes size of each buffer
 * @param minimumBuffers buffers from the start
 * @param maximumBuffers buffers at most
 * @param maximumFileMegabytes size of the file; 0 for no limit
 * @param flushTimer how often buffers that are not full are handed out: seconds, or ms where the mode says so
 */
public record SessionSettings(
        String name,
        int logFileMode,
        String file,
        int bufferKilobytes,
        int minimumBuffers,
        int maximumBuffers,
        int maximumFileMegabytes,
        int flushTimer) {
    static final int MODE_SEQUENTIAL = 0x1;
    static final int MODE_CIRCULAR = 0x2;
    static final int MODE_MS_FLUSH_TIMER = 0x10;
    static final int MODE_REAL_TIME = 0x100;
    static final int MODE_SYSTEM_LOGGER = 0x0200_0000;

    private static final int BUFFER_KILOBYTES = 256;
    /** For bursts: 64 MB a session. */
    private static final int MAXIMUM_BUFFERS = 256;

    private static final int MINIMUM_BUFFERS = 32;
    private static final int FILE_FLUSH_SECONDS = 1;

    /** In real time, handed out often: two sessions are brought into one order, and one waits for the other. */
    public static final int REAL_TIME_FLUSH_MS = 200;

    /** A session whose events go to a consumer. */
    public static SessionSettings realTime(String name, boolean systemLogger) {
        return new SessionSettings(
                name,
                MODE_REAL_TIME | MODE_MS_FLUSH_TIMER | systemMode(systemLogger),
                "",
                BUFFER_KILOBYTES,
                MINIMUM_BUFFERS,
                MAXIMUM_BUFFERS,
                0,
                REAL_TIME_FLUSH_MS);
    }

    /**
     * A session that writes a file.
     *
     * @param megabytes most that the file takes; 0 for no limit
     * @param ring whether the newest events replace the oldest when the file is full
     */
    public static SessionSettings toFile(String name, boolean systemLogger, String file, int megabytes, boolean ring) {
        return new SessionSettings(
                name,
                (ring ? MODE_CIRCULAR : MODE_SEQUENTIAL) | systemMode(systemLogger),
                file,
                BUFFER_KILOBYTES,
                MINIMUM_BUFFERS,
                MAXIMUM_BUFFERS,
                megabytes,
                FILE_FLUSH_SECONDS);
    }

    private static int systemMode(boolean systemLogger) {
        return systemLogger ? MODE_SYSTEM_LOGGER : 0;
    }
}
