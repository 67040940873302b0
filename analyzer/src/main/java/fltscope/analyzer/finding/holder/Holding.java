package fltscope.analyzer.finding.holder;

import java.util.List;

/**
 * What holds an open, as handle, view and reference events tell.
 *
 * @param handles to it, where something tells of them; null where nothing does
 * @param views of its file that were mapped after its create and still are
 * @param references above what is normal, the largest surplus first
 * @param deleted whether the last reference to it has gone, though no close was recorded
 */
public record Holding(
        List<HandleHolder> handles, List<MappedBy> views, List<ReferencedBy> references, boolean deleted) {
    /** Nothing tells of any. */
    public static final Holding UNKNOWN = new Holding(null, List.of(), List.of(), false);

    /** The driver that holds references for certain or almost; null where none is known to. */
    public ReferencedBy strongReference() {
        for (ReferencedBy held : references) {
            if (held.isStrong()) {
                return held;
            }
        }
        return null;
    }
}
