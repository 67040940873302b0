package fltscope.analyzer.trend;

import fltscope.analyzer.pairing.CallbackSample;
import fltscope.analyzer.pairing.FilterTable;
import fltscope.analyzer.pairing.Operation;
import fltscope.analyzer.pairing.Pairer;
import fltscope.analyzer.pairing.PairingListener;
import fltscope.analyzer.pairing.Request;
import fltscope.analyzer.state.TraceState;
import fltscope.schemas.trace.TraceClock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Keeps latency over time and where time goes. All over time has the same bins; a callback counts when it returns. */
final class DetailWatch implements PairingListener, TimeBins.Row {
    private final TraceClock clock;
    private final long fromTicks;
    private final long toTicks;
    private final TimeBins bins = new TimeBins();
    private final LatencyGrid grid = new LatencyGrid();
    private final TimeShares shares;
    private final long[] operations = new long[TimeBins.COUNT];
    private final long[] callbacks = new long[TimeBins.COUNT];
    private final long[][] ownNanos = new long[FilterTable.MOST + 1][];

    /**
     * @param fromTicks first moment of the part of the trace whose durations count
     * @param toTicks last moment of it
     */
    DetailWatch(TraceState state, TraceClock clock, long fromTicks, long toTicks) {
        this.clock = clock;
        this.fromTicks = fromTicks;
        this.toTicks = toTicks;
        shares = new TimeShares(state);
        bins.add(this);
        bins.add(grid);
    }

    @Override
    public void merge() {
        TimeBins.merge(operations);
        TimeBins.merge(callbacks);
        for (long[] nanos : ownNanos) {
            if (nanos != null) {
                TimeBins.merge(nanos);
            }
        }
    }

    private boolean isInWindow(long ticks) {
        return fromTicks <= ticks && ticks <= toTicks;
    }

    @Override
    public void operationEnded(Operation operation) {
        if (isInWindow(operation.endTicks())) {
            operations[bins.at(clock.nanosSinceStart(operation.endTicks()))]++;
        }
    }

    @Override
    public void requestLearned(Request request, long ticks) {
        shares.learned(request, ticks);
    }

    @Override
    public void callbackMeasured(CallbackSample sample) {
        // Clocks that disagree make no duration; histograms leave them out as well.
        if (sample.ownTicks() < 0 || !isInWindow(sample.endTicks())) {
            return;
        }
        int bin = bins.at(clock.nanosSinceStart(sample.endTicks()));
        long nanos = clock.nanos(sample.ownTicks());
        callbacks[bin]++;
        long[] ofFilter = ownNanos[sample.filter()];
        if (ofFilter == null) {
            ofFilter = new long[TimeBins.COUNT];
            ownNanos[sample.filter()] = ofFilter;
        }
        ofFilter[bin] += nanos;
        grid.record(sample, bin, nanos);
        shares.record(sample, nanos);
    }

    TrendDetail finish(Pairer pairer, long endNanos) {
        int used = bins.at(endNanos) + 1;
        List<TrendDetail.OwnTime> filters = new ArrayList<>();
        for (int i = 0; i < ownNanos.length; i++) {
            if (ownNanos[i] != null) {
                filters.add(new TrendDetail.OwnTime(pairer.filters().name(i), list(ownNanos[i], used)));
            }
        }
        SlowStretches stretches = new SlowStretches(bins.binNanos());
        List<LatencySeries> series = new ArrayList<>();
        for (LatencyGrid.Series of : grid.all()) {
            String filter = pairer.filters().name(of.filter);
            stretches.look(of, filter);
            series.add(series(of, filter, used));
        }
        return new TrendDetail(
                bins.binNanos(),
                list(operations, used),
                list(callbacks, used),
                filters,
                series,
                stretches.worst(),
                shares.rows(pairer));
    }

    private static List<Long> list(long[] numbers, int used) {
        return Arrays.stream(numbers, 0, used).boxed().toList();
    }

    private static LatencySeries series(LatencyGrid.Series series, String filter, int used) {
        List<Long> cells = new ArrayList<>();
        long count = 0;
        for (int i = 0; i < used; i++) {
            int[] row = series.rows[i];
            int first = 0;
            int last = LatencyGrid.BUCKETS - 1;
            while (row != null && row[first] == 0) {
                first++;
            }
            while (row != null && row[last] == 0) {
                last--;
            }
            if (row == null) {
                cells.add(0L);
                continue;
            }
            cells.add(last - first + 1L);
            cells.add((long) first);
            for (int bucket = first; bucket <= last; bucket++) {
                cells.add((long) row[bucket]);
                count += row[bucket];
            }
        }
        return new LatencySeries(filter, series.majorFunction, series.post, count, cells);
    }
}
