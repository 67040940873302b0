package fltscope.analyzer.report.analysis;

import fltscope.analyzer.trend.LatencySeries;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How much of what has many rows is written. JSON has all of it; a page has to stay small, and says what it leaves out.
 *
 * @param mostSeries of latency over time; those with the most callbacks stay
 * @param mostShares rows of where time goes; those with the most time stay
 * @param mostSlow of the slowest callbacks
 */
record PageLimits(int mostSeries, int mostShares, int mostSlow) {
    /** All there is. */
    static final PageLimits NONE = new PageLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    /** From loose to tight. */
    static final List<PageLimits> STEPS =
            List.of(new PageLimits(64, 2000, 3000), new PageLimits(24, 500, 500), new PageLimits(8, 100, 100));

    /** The series that stay, in their order. */
    List<LatencySeries> series(List<LatencySeries> all) {
        Set<LatencySeries> kept = all.stream()
                .sorted(Comparator.comparingLong(LatencySeries::count).reversed())
                .limit(mostSeries)
                .collect(Collectors.toSet());
        return all.stream().filter(kept::contains).toList();
    }

    /** What is left out, in words; empty for nothing that matters. */
    String omitted() {
        return equals(NONE) || equals(STEPS.get(0))
                ? ""
                : "To stay small the page has the " + mostSeries + " busiest latency charts, the " + mostShares
                        + " largest shares of time, and the " + mostSlow
                        + " slowest callbacks; --json --detail has all.";
    }
}
