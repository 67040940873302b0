package fltscope.analyzer.gate.measure;

import fltscope.analyzer.latency.Latency;
import fltscope.analyzer.metric.Percentile;
import fltscope.analyzer.metric.Unit;
import java.util.Arrays;
import java.util.List;

/**
 * What is measured, and gated. The list is short and fixed before anybody looks at a trace: a gate that tries many quantities
 * finds something in each of two equal builds. Never the maximum or the mean.
 */
public enum Quantity {
    P50(Percentile.P50, 100),
    P95(Percentile.P95, 400),
    P99(Percentile.P99, 1_000),
    P999(Percentile.P999, 10_000),
    PENDED_P95(
            "pended-p95",
            "pended p95",
            Scope.FUNCTION,
            Unit.NANOS,
            "from the return of a filter's pre-operation callback to the entry of the next lower filter's: 95 % took no longer",
            Percentile.P95,
            400),
    CALLS(
            "calls",
            "calls per 1,000",
            Scope.FILTER,
            Unit.CALLS_PER_MILLION_OPERATIONS,
            "callbacks per 1,000 file operations",
            null,
            1_000),
    TIME_PER_OPERATION(
            "time-per-operation",
            "time per operation",
            Scope.FILTER,
            Unit.NANOS,
            "own time of all callbacks of the filter, shared out over all file operations",
            null,
            1_000);

    /** What one value is about. */
    public enum Scope {
        /** A filter, a major function and a phase. */
        CALLBACK,
        /** A filter and a major function. */
        FUNCTION,
        /** A filter. */
        FILTER
    }

    private static final List<Quantity> OF_CALLBACKS = Arrays.stream(values())
            .filter(quantity -> quantity.scope == Scope.CALLBACK)
            .toList();

    private final String label;
    private final String words;
    private final Scope scope;
    private final Unit unit;
    private final String meaning;
    /** Of the durations; null where it is no percentile. */
    private final Percentile percentile;

    private final long eventsNeeded;

    /** A percentile of the own time in a callback. */
    Quantity(Percentile percentile, long eventsNeeded) {
        this(
                percentile.label(),
                percentile.label(),
                Scope.CALLBACK,
                Unit.NANOS,
                "own time in a callback: " + percentile.meaning(),
                percentile,
                eventsNeeded);
    }

    Quantity(
            String label,
            String words,
            Scope scope,
            Unit unit,
            String meaning,
            Percentile percentile,
            long eventsNeeded) {
        this.label = label;
        this.words = words;
        this.scope = scope;
        this.unit = unit;
        this.meaning = meaning;
        this.percentile = percentile;
        this.eventsNeeded = eventsNeeded;
    }

    /** Those of one callback. */
    public static List<Quantity> ofCallbacks() {
        return OF_CALLBACKS;
    }

    /** Name in files. */
    public String label() {
        return label;
    }

    /** Name in text. */
    public String words() {
        return words;
    }

    public Scope scope() {
        return scope;
    }

    public Unit unit() {
        return unit;
    }

    /** What a value is, in a sentence for the manual. */
    public String meaning() {
        return meaning;
    }

    /**
     * Events that a run must have for its value to count: callbacks for their times, file operations for the quantities by
     * operation.
     */
    public long eventsNeeded() {
        return eventsNeeded;
    }

    /** The value of durations, for a quantity that is a percentile. */
    long nanos(Latency latency) {
        return percentile.nanos(latency);
    }

    /** The quantity of this name in files; null when there is none. */
    public static Quantity of(String label) {
        for (Quantity quantity : values()) {
            if (quantity.label.equals(label)) {
                return quantity;
            }
        }
        return null;
    }
}
