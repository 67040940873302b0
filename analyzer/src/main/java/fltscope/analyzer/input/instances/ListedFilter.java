package fltscope.analyzer.input.instances;

import fltscope.analyzer.input.Altitude;

/**
 * A row of {@code fltmc filters}.
 *
 * @param name of the filter's service
 * @param instances how many it has; -1 where the row does not say, as for a legacy filter
 * @param altitude its default one; null for a legacy filter without one
 * @param frame number of the Filter Manager frame; -1 for a legacy filter, which is not in one
 */
public record ListedFilter(String name, int instances, Altitude altitude, int frame) {
    /** Whether it is a legacy filter, which has no callbacks. */
    public boolean legacy() {
        return frame < 0;
    }
}
