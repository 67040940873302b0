package fltscope.analyzer.finding;

/**
 * What was opened.
 *
 * @param fileObject address of the FILE_OBJECT
 * @param fileKey address of the file's context; 0 when no event had it
 * @param path as recorded; null when it was not, or when the file was opened by its id
 * @param openedById whether the file was opened by its id
 * @param volume device that it is on; null when not known
 */
public record OpenedFile(long fileObject, long fileKey, String path, boolean openedById, String volume) {}
