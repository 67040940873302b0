package fltscope.collector.queue;

import java.nio.file.Path;

/** Reads the records of a queue, as often as wanted, also while it is written. */
public final class QueueReader implements AutoCloseable {
    private QueueReader() {}

    /** Whether there is a queue in this folder, of whatever version. */
    public static boolean isQueue(Path folder) {
        return QueueFolder.isQueue(folder);
    }

    @Override
    public void close() {}
}
