package fltscope.analyzer.holder;

import java.util.List;

/**
 * References to an object of the filter manager, as it counted them last.
 *
 * @param object a filter, instance or volume
 * @param count as it was at the last event
 * @param ticks time of that
 * @param reasons in its own words, latest first
 */
public record PointerCount(long object, long count, long ticks, List<String> reasons) {
    public PointerCount {
        reasons = List.copyOf(reasons);
    }
}
