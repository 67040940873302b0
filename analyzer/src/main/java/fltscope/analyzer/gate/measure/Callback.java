package fltscope.analyzer.gate.measure;

import fltscope.analyzer.names.FilterNames;
import java.util.Comparator;

/**
 * The callbacks of a filter, on whatever volume and by whatever instance, for one major function and phase.
 *
 * @param filter name of the filter in lower case and without extension, as the Filter Manager compares names
 * @param majorFunction IRP_MJ_* code, or one of FltMgr's own above 0x1B
 * @param post whether it is the post-operation callback
 */
public record Callback(String filter, int majorFunction, boolean post) implements Comparable<Callback> {
    private static final Comparator<Callback> ORDER = Comparator.comparing(Callback::filter)
            .thenComparingInt(Callback::majorFunction)
            .thenComparing(Callback::post);

    /** {@code vfsmfd/CREATE/pre}. */
    public String label() {
        return filter + '/' + FilterNames.function(majorFunction) + '/' + FilterNames.phase(post);
    }

    /** The callback of a label; null when there is none. */
    static Callback of(String label) {
        int phaseAt = label.lastIndexOf('/');
        int functionAt = label.lastIndexOf('/', phaseAt - 1);
        if (phaseAt < 0 || functionAt < 0) {
            return null;
        }
        String phase = label.substring(phaseAt + 1);
        int function = MajorFunctions.code(label.substring(functionAt + 1, phaseAt));
        boolean post = phase.equals(FilterNames.phase(true));
        return function < 0 || (!post && !phase.equals(FilterNames.phase(false)))
                ? null
                : new Callback(label.substring(0, functionAt), function, post);
    }

    @Override
    public int compareTo(Callback other) {
        return ORDER.compare(this, other);
    }
}
