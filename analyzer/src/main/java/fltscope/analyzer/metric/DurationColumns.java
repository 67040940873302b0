package fltscope.analyzer.metric;

import fltscope.analyzer.latency.Latency;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is reported of durations: how many, their percentiles, the longest, all together. */
public final class DurationColumns {
    /** How many durations there are. */
    public static final Column<Latency> COUNT = new Column<>(
            "count", "count", Unit.COUNT, "durations whose start and end were both recorded", Latency::count);

    /** The percentiles and the longest: what a row of a table says beside the count. */
    public static final List<Column<Latency>> TIMES = times();

    private static final Column<Latency> SUM =
            new Column<>("sumNs", "sum", Unit.NANOS, "all of them together", Latency::sumNanos);
    private static final Column<Latency> BACKWARDS = new Column<>(
            "backwards",
            "backwards",
            Unit.COUNT,
            "by their time stamps they ended before they began; left out of all else",
            Latency::backwards);

    /** All of it, as it stands in JSON. */
    public static final List<Column<Latency>> ALL = all();

    private DurationColumns() {}

    private static List<Column<Latency>> times() {
        List<Column<Latency>> times = new ArrayList<>();
        for (Percentile percentile : Percentile.values()) {
            times.add(new Column<>(
                    percentile.label().replace(".", "") + "Ns",
                    percentile.label(),
                    Unit.NANOS,
                    percentile.meaning(),
                    percentile::nanos));
        }
        times.add(new Column<>("maxNs", "max", Unit.NANOS, "the longest", Latency::maxNanos));
        return List.copyOf(times);
    }

    private static List<Column<Latency>> all() {
        List<Column<Latency>> all = new ArrayList<>(List.of(COUNT));
        all.addAll(TIMES);
        all.addAll(Arrays.asList(SUM, BACKWARDS));
        return List.copyOf(all);
    }
}
