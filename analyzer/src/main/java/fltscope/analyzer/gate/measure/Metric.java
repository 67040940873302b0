package fltscope.analyzer.gate.measure;

import fltscope.analyzer.metric.CallbackKey;
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
    public static Metric of(CallbackKey callback, Quantity quantity) {
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

    /** The callback that a quantity of that scope is about. */
    public CallbackKey callback() {
        return new CallbackKey(filter, majorFunction, post);
    }

    /** {@code vfsmfd/CREATE/pre/p50}, {@code vfsmfd/CREATE/pended-p95}, {@code vfsmfd/calls}; no two metrics share one. */
    public String label() {
        return switch (quantity.scope()) {
            case CALLBACK -> callback().label() + '/' + quantity.label();
            case FUNCTION -> filter + '/' + FilterNames.function(majorFunction) + '/' + quantity.label();
            case FILTER -> filter + '/' + quantity.label();
        };
    }

    /**
     * Reads a {@link #label}, from its end: what is left is the filter, whose name may hold anything.
     *
     * @throws IllegalArgumentException where it is none
     */
    public static Metric parse(String label) {
        int slash = label.lastIndexOf('/');
        Quantity quantity = slash < 0 ? null : Quantity.of(label.substring(slash + 1));
        if (quantity == null) {
            throw new IllegalArgumentException("'" + label + "' does not end with what is measured");
        }
        String rest = label.substring(0, slash);
        if (quantity.scope() == Quantity.Scope.FILTER) {
            return ofFilter(rest, quantity);
        }
        if (quantity.scope() == Quantity.Scope.CALLBACK) {
            return of(CallbackKey.parse(rest), quantity);
        }
        int before = rest.lastIndexOf('/');
        if (before < 0) {
            throw new IllegalArgumentException("'" + label + "' has no major function");
        }
        return ofFunction(rest.substring(0, before), FilterNames.majorFunction(rest.substring(before + 1)), quantity);
    }

    @Override
    public int compareTo(Metric other) {
        return ORDER.compare(this, other);
    }
}
