package fltscope.collector.queue;

import java.nio.file.Path;

/**
 * A queue that can not be written, or not any further. What was committed before stays readable. The message names the folder,
 * what was wrong and what to do; it is meant to be printed as it is.
 */
public final class QueueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public QueueException(Path folder, String problem) {
        super(folder + ": " + problem);
    }

    public QueueException(Path folder, String problem, Throwable cause) {
        super(folder + ": " + problem, cause);
    }
}
