package fltscope.analyzer.report.explain;

import fltscope.analyzer.input.debugger.FilterFact;
import fltscope.analyzer.names.FilterNames;
import fltscope.analyzer.result.Analysis;
import fltscope.analyzer.result.FilterRow;
import fltscope.analyzer.state.Image;
import fltscope.analyzer.state.Images;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Which driver of the trace a filter of the dump is. Its name need not be that of its image; then the image that holds its callbacks
 * says it, or what is left when all others are known.
 */
final class DumpJoin {
    /** Any driver that is loaded when the trace ends. */
    private static final long AT_END = Long.MAX_VALUE - 1;

    /**
     * What was found.
     *
     * @param driver name of its image; null where none is found
     * @param how it was found, for a reader; null for the plain case that the names are the same
     */
    record Joined(String driver, String how) {}

    private final Dump dump;
    private final List<String> drivers;
    private final Images images;

    DumpJoin(Dump dump, Analysis analysis, Images images) {
        this.dump = dump;
        this.images = images;
        drivers = analysis.filters().stream()
                .map(FilterRow::driver)
                .filter(Objects::nonNull)
                .toList();
    }

    Joined of(FilterFact filter) {
        Joined certain = certain(filter);
        if (certain.driver() != null) {
            return certain;
        }
        List<String> left = new ArrayList<>(drivers);
        int unknown = 0;
        for (FilterFact other : dump.facts().filters()) {
            String driver = certain(other).driver();
            unknown += driver == null ? 1 : 0;
            left.removeIf(candidate -> driver != null && FilterNames.same(candidate, driver));
        }
        return unknown == 1 && left.size() == 1
                ? new Joined(
                        left.get(0),
                        "by elimination: it is the only driver with callbacks in the trace that no other filter of"
                                + " the dump is")
                : new Joined(null, null);
    }

    private Joined certain(FilterFact filter) {
        for (String driver : drivers) {
            if (filter.name() != null && FilterNames.same(driver, filter.name())) {
                return new Joined(driver, null);
            }
        }
        for (long routine : filter.routines()) {
            Image image = images.driverAt(routine, AT_END);
            if (image != null && drivers.stream().anyMatch(driver -> FilterNames.same(driver, image.name()))) {
                return new Joined(image.name(), "by the address of its callbacks");
            }
        }
        return new Joined(null, null);
    }
}
