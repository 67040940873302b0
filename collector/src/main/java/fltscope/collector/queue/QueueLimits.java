package fltscope.collector.queue;

/**
 * How much room a queue may take.
 *
 * @param ringBytes the oldest files are deleted to keep the rest below this; 0 to keep all
 * @param reserveBytes free space that is left on the disk: the writer stops before it is used
 * @param fileBytes blocks that a file holds before the next one is begun
 */
public record QueueLimits(long ringBytes, long reserveBytes, long fileBytes) {
    private static final long RESERVE_BYTES = 64L << 20;
    private static final long MOST_FILE_BYTES = 64L << 20;
    private static final long LEAST_FILE_BYTES = 1L << 20;
    /** A ring loses a whole file at a time. */
    private static final int RING_FILES = 8;

    /** All is kept, and 64 MiB are left free. */
    public static final QueueLimits NONE = new QueueLimits(0, RESERVE_BYTES, MOST_FILE_BYTES);

    /** The last {@code bytes} are kept, in whole files. */
    public static QueueLimits ring(long bytes) {
        long file = Math.max(LEAST_FILE_BYTES, Math.min(MOST_FILE_BYTES, bytes / RING_FILES));
        return new QueueLimits(bytes, RESERVE_BYTES, file);
    }
}
