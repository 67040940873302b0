package fltscope.analyzer.gate.judge;

import java.util.Set;

/**
 * How a gate judges.
 *
 * @param filters names, in lower case and without extension, of the filters whose metrics and callbacks are judged; empty for all.
 *     The fewer metrics, the smaller the change that can be told from chance
 * @param allowed what may differ all the same
 * @param minChangeNanos least absolute change of a time that counts
 */
public record GateOptions(Set<String> filters, Set<Difference.Kind> allowed, long minChangeNanos) {
    /** Five ticks of the usual clock. */
    public static final long DEFAULT_MIN_CHANGE_NANOS = 500;

    /** All filters, nothing allowed. */
    public static final GateOptions DEFAULT = new GateOptions(Set.of(), Set.of(), DEFAULT_MIN_CHANGE_NANOS);

    boolean judges(String filter) {
        return filters.isEmpty() || filters.contains(filter);
    }
}
