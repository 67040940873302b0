package fltscope.analyzer.gate.measure;

import fltscope.analyzer.names.FilterNames;
import fltscope.schemas.event.MajorFunction;
import java.util.Comparator;
import java.util.Set;

/**
 * One thing that is measured in each run and compared between builds.
 *
 * @param filter name of the filter in lower case and without extension
 * @param majorFunction IRP_MJ_* code; {@link #ALL_FUNCTIONS} for a quantity of the whole filter
 * @param post whether it is about the post-operation callback; false where the quantity has no phase
 * @param quantity what is measured
 */
public record Metric(String filter, int majorFunction, boolean post, Quantity quantity) implements Comparable<Metric> {
    /** Stands for no function in particular. */
    public static final int ALL_FUNCTIONS = -1;

    private static final int SET_INFORMATION = 6;
    private static final int DIRECTORY_CONTROL = 12;
    private static final Set<Integer> GATED = Set.of(
            MajorFunction.CREATE,
            MajorFunction.READ,
            MajorFunction.WRITE,
            MajorFunction.CLEANUP,
            MajorFunction.CLOSE,
            SET_INFORMATION,
            DIRECTORY_CONTROL);

    private static final Comparator<Metric> ORDER = Comparator.comparing(Metric::filter)
            .thenComparingInt(Metric::majorFunction)
            .thenComparing(Metric::post)
            .thenComparing(Metric::quantity);

    /** A quantity of one callback. */
    public static Metric of(Callback callback, Quantity quantity) {
        return new Metric(callback.filter(), callback.majorFunction(), callback.post(), quantity);
    }

    /** A quantity of one function of a filter, whatever the phase. */
    public static Metric ofFunction(String filter, int majorFunction, Quantity quantity) {
        return new Metric(filter, majorFunction, false, quantity);
    }

    /** A quantity of a whole filter. */
    public static Metric ofFilter(String filter, Quantity quantity) {
        return new Metric(filter, ALL_FUNCTIONS, false, quantity);
    }

    /** Whether builds are compared by it; what is measured of other functions is there for budgets. */
    public boolean isGated() {
        return majorFunction == ALL_FUNCTIONS || isGated(majorFunction);
    }

    /** Whether builds are compared by the times of a major function. */
    static boolean isGated(int majorFunction) {
        return GATED.contains(majorFunction);
    }

    /** {@code vfsmfd/CREATE/pre/p50}, {@code vfsmfd/CREATE/pended-p95}, {@code vfsmfd/calls}; no two metrics share one. */
    public String label() {
        return switch (quantity.scope()) {
            case CALLBACK -> new Callback(filter, majorFunction, post).label() + '/' + quantity.label();
            case FUNCTION -> filter + '/' + FilterNames.function(majorFunction) + '/' + quantity.label();
            case FILTER -> filter + '/' + quantity.label();
        };
    }

    /**
     * The metric of a label; null when there is none. It is read from its end: what is left is the filter, whose name may hold
     * anything.
     */
    public static Metric of(String label) {
        int slash = label.lastIndexOf('/');
        Quantity quantity = slash < 0 ? null : Quantity.of(label.substring(slash + 1));
        if (quantity == null) {
            return null;
        }
        String rest = label.substring(0, slash);
        if (quantity.scope() == Quantity.Scope.FILTER) {
            return ofFilter(rest, quantity);
        }
        if (quantity.scope() == Quantity.Scope.CALLBACK) {
            Callback callback = Callback.of(rest);
            return callback == null ? null : of(callback, quantity);
        }
        int before = rest.lastIndexOf('/');
        int function = before < 0 ? -1 : MajorFunctions.code(rest.substring(before + 1));
        return function < 0 ? null : ofFunction(rest.substring(0, before), function, quantity);
    }

    @Override
    public int compareTo(Metric other) {
        return ORDER.compare(this, other);
    }
}
