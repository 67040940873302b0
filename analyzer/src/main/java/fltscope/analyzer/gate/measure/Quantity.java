package fltscope.analyzer.gate.measure;

/**
 * What is measured, and gated. The list is short and fixed before anybody looks at a trace: a gate that tries many quantities
 * finds something in each of two equal builds. Never the maximum or the mean.
 */
public enum Quantity {
    /** Median of the own time in a callback. */
    P50("p50", Scope.CALLBACK, Unit.NANOS, 100),
    P95("p95", Scope.CALLBACK, Unit.NANOS, 400),
    P99("p99", Scope.CALLBACK, Unit.NANOS, 1_000),
    P999("p99.9", Scope.CALLBACK, Unit.NANOS, 10_000),
    /** From the return of a filter's pre-operation callback to the entry of the next lower filter's. */
    PENDED_P95("pended-p95", Scope.FUNCTION, Unit.NANOS, 400),
    /** How often a filter is called. */
    CALLS("calls", Scope.FILTER, Unit.CALLS_PER_MILLION_OPERATIONS, 1_000),
    /** Own time of all callbacks of a filter, shared out over all file operations. */
    TIME_PER_OPERATION("time-per-operation", Scope.FILTER, Unit.NANOS, 1_000);

    /** What one value is about. */
    public enum Scope {
        /** A filter, a major function and a phase. */
        CALLBACK,
        /** A filter and a major function. */
        FUNCTION,
        /** A filter. */
        FILTER
    }

    /** What a value counts. Values are whole numbers. */
    public enum Unit {
        NANOS,
        /** Reports say it by 1,000 operations. */
        CALLS_PER_MILLION_OPERATIONS
    }

    private final String label;
    private final Scope scope;
    private final Unit unit;
    private final long eventsNeeded;

    Quantity(String label, Scope scope, Unit unit, long eventsNeeded) {
        this.label = label;
        this.scope = scope;
        this.unit = unit;
        this.eventsNeeded = eventsNeeded;
    }

    /** Name in files and reports. */
    public String label() {
        return label;
    }

    public Scope scope() {
        return scope;
    }

    public Unit unit() {
        return unit;
    }

    /**
     * Events that a run must have for its value to count: callbacks for their times, file operations for the quantities by
     * operation.
     */
    public long eventsNeeded() {
        return eventsNeeded;
    }

    /** The quantity of this name; null when there is none. */
    public static Quantity of(String label) {
        for (Quantity quantity : values()) {
            if (quantity.label.equals(label)) {
                return quantity;
            }
        }
        return null;
    }
}
