package fltscope.analyzer.holder;

/**
 * A view of a file that is mapped.
 *
 * @param processId of the process that maps it
 * @param viewBase its address there
 * @param fileKey of the file, or stream
 * @param bytes its size
 * @param image whether it is of an image, not of a data file
 * @param protection as {@link fltscope.schemas.event.FileMap#protection}
 * @param sinceTicks when it was mapped; {@link HeldHandle#BEFORE_TRACE} where it was there before
 */
public record MappedView(
        int processId, long viewBase, long fileKey, long bytes, boolean image, int protection, long sinceTicks) {}
