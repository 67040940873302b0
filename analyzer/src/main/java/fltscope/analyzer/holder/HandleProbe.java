package fltscope.analyzer.holder;

/**
 * Whether the objects of handle events are the FILE_OBJECTs of file events, as a trace shows it itself.
 *
 * @param tried handles to files that were made next after a create on its thread
 * @param agreed those of them that are to the FILE_OBJECT of the create
 */
public record HandleProbe(long tried, long agreed) {
    /** Whether anything was tried, and most of it agrees. */
    public boolean holds() {
        return tried > 0 && 2 * agreed >= tried;
    }
}
