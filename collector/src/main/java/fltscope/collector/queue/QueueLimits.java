package fltscope.collector.queue;

/**
 * How much room a queue may take.
 *
 * @param ringBytes the oldest files are deleted to keep the rest below this; 0 to keep all
 * @param reserveBytes free space that is left on the disk: the writer stops before it is used
 */
public record QueueLimits(long ringBytes, long reserveBytes) {
    private static final long DEFAULT_RESERVE_BYTES = 64L << 20;
    private static final long MOST_FILE_BYTES = 64L << 20;
    private static final long LEAST_FILE_BYTES = 1L << 20;
    /** A ring loses a whole file at a time. */
    private static final int RING_FILES = 8;

    /** All is kept, and 64 MiB are left free. */
    public static final QueueLimits NONE = new QueueLimits(0, DEFAULT_RESERVE_BYTES);

    /** The last {@code bytes} are kept, in whole files. */
    public static QueueLimits ring(long bytes) {
        return new QueueLimits(bytes, DEFAULT_RESERVE_BYTES);
    }

    /** Bytes after which the next file is begun. */
    long fileBytes() {
        return ringBytes == 0
                ? MOST_FILE_BYTES
                : Math.max(LEAST_FILE_BYTES, Math.min(MOST_FILE_BYTES, ringBytes / RING_FILES));
    }
}
