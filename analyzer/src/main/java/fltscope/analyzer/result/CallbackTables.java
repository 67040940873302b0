package fltscope.analyzer.result;

import fltscope.analyzer.latency.CallbackLatency;
import fltscope.analyzer.pairing.FilterOrder;
import fltscope.analyzer.pairing.Pairer;
import fltscope.schemas.event.MajorFunction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts names to the rows of callbacks, and sums them up by filter. Filters stand from the highest to the lowest. */
final class CallbackTables {
    private final Pairer pairer;
    private final List<CallbackLatency.Row> rows;
    private final List<Integer> highestFirst = new ArrayList<>();

    CallbackTables(Pairer pairer, List<CallbackLatency.Row> rows) {
        this.pairer = pairer;
        this.rows = rows;
        FilterOrder order = pairer.order();
        for (int filter = 0; filter < pairer.filters().count(); filter++) {
            int at = 0;
            while (at < highestFirst.size() && !order.isAbove(filter, highestFirst.get(at))) {
                at++;
            }
            highestFirst.add(at, filter);
        }
    }

    /** One row for each filter that was called. */
    List<FilterRow> filters() {
        List<FilterRow> filters = new ArrayList<>();
        for (int filter : highestFirst) {
            long calls = 0;
            long creates = 0;
            long nanos = 0;
            for (CallbackLatency.Row row : rows) {
                if (row.filter() == filter) {
                    calls += row.duration().count();
                    if (row.majorFunction() == MajorFunction.CREATE) {
                        creates += row.duration().count();
                        nanos += row.own().sumNanos();
                    }
                }
            }
            if (calls > 0) {
                filters.add(new FilterRow(pairer.filters().name(filter), calls, nanos, creates));
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
