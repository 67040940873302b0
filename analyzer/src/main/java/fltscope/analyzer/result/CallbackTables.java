package fltscope.analyzer.result;

import fltscope.analyzer.latency.CallbackLatency;
import fltscope.analyzer.metric.FilterCost;
import fltscope.analyzer.pairing.Pairer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Puts names to the rows of callbacks, and sums them up by filter. Filters stand from the highest to the lowest. */
final class CallbackTables {
    private final Pairer pairer;
    private final List<CallbackLatency.Row> rows;
    private final List<Integer> highestFirst;

    CallbackTables(Pairer pairer, List<CallbackLatency.Row> rows) {
        this.pairer = pairer;
        this.rows = rows;
        highestFirst =
                pairer.order().highestFirst(IntStream.range(0, pairer.filters().count()));
    }

    /** One row for each filter that was called. */
    List<FilterRow> filters() {
        List<FilterRow> filters = new ArrayList<>();
        for (int filter : highestFirst) {
            FilterCost cost = FilterCost.NONE;
            for (CallbackLatency.Row row : rows) {
                if (row.filter() == filter) {
                    cost = cost.plus(row.again() ? 2 : 1, row.majorFunction(), row.post(), row.own());
                }
            }
            if (cost.calls() > 0) {
                filters.add(new FilterRow(pairer.filters().name(filter), cost));
            }
        }
        return filters;
    }

    /** One row for each filter instance, function and phase. */
    List<CallbackRow> callbacks() {
        return rows.stream()
                .sorted(Comparator.comparingInt((CallbackLatency.Row row) -> highestFirst.indexOf(row.filter()))
                        .thenComparingInt(CallbackLatency.Row::volume)
                        .thenComparing(CallbackLatency.Row::again)
                        .thenComparingInt(CallbackLatency.Row::majorFunction)
                        .thenComparing(CallbackLatency.Row::post))
                .map(row -> new CallbackRow(
                        pairer.filters().name(row.filter()),
                        pairer.volumes().name(row.volume()),
                        row.again() ? 2 : 1,
                        row.majorFunction(),
                        row.post(),
                        row.duration(),
                        row.own()))
                .toList();
    }
}
