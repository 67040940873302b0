package fltscope.analyzer.trend;

/**
 * Who did something to which file.
 *
 * @param processId -1 when not known
 * @param image image name of the process; null when not known
 * @param threadId -1 when not known
 * @param fileObject address of the FILE_OBJECT; 0 when not known
 * @param path as recorded, at most {@link SlowEntry#MOST_PATH} characters; null when not known
 */
public record SlowTarget(int processId, String image, int threadId, long fileObject, String path) {}
