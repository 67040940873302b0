package fltscope.analyzer.finding.holder;

/**
 * A process that maps the file of an open.
 *
 * @param processId its id
 * @param image its name; null when not known
 * @param viewBase address of the view
 * @param bytes its size
 * @param ofImage whether it is a view of an image, not of data
 * @param sinceNanos when it was mapped, since the start of the trace; {@link HandleHolder#UNKNOWN} for before
 */
public record MappedBy(int processId, String image, long viewBase, long bytes, boolean ofImage, long sinceNanos) {}
