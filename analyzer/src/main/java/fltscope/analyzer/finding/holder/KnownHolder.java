package fltscope.analyzer.finding.holder;

/**
 * Somebody who keeps opens for long by design.
 *
 * @param label who holds it
 * @param explanation why that is by design
 */
public record KnownHolder(String label, String explanation) {
    /** The holder of a directory in which somebody waits for changes. It is known by an operation, not by a path. */
    public static final KnownHolder WATCHER = new KnownHolder(
            "change notification", "A directory stays open as long as somebody waits for changes in it.");
}
