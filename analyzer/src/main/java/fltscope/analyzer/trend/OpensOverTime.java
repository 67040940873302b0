package fltscope.analyzer.trend;

import fltscope.analyzer.pairing.FileObject;
import fltscope.analyzer.pairing.FilterTable;
import fltscope.analyzer.pairing.LifeEnd;
import fltscope.analyzer.pairing.PairingListener;
import fltscope.schemas.trace.TraceClock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * How many opens there were at a time: all whose create was recorded, and those that filters issued in their callbacks. An open counts
 * when it ends, or the trace does: by then it is known who issued it.
 */
final class OpensOverTime implements PairingListener, TimeBins.Row {
    private final TraceClock clock;
    private final TimeBins bins = new TimeBins();
    /** What was opened in each bin, less what ended in it. */
    private final long[] change = new long[TimeBins.COUNT];

    private final long[][] changeOfFilter = new long[FilterTable.MOST + 1][];

    OpensOverTime(TraceClock clock) {
        this.clock = clock;
        bins.add(this);
    }

    @Override
    public void merge() {
        TimeBins.merge(change);
        for (long[] ofFilter : changeOfFilter) {
            if (ofFilter != null) {
                TimeBins.merge(ofFilter);
            }
        }
    }

    @Override
    public void openEnded(FileObject open, LifeEnd end, long ticks) {
        if (open.createSeen() && open.isOpened()) {
            // The end first: bins may become one, and then the place of the beginning is another one.
            int to = bins.at(clock.nanosSinceStart(ticks));
            int from = bins.at(clock.nanosSinceStart(open.createTicks()));
            count(change, from, to);
            if (open.nestedIn() >= 0) {
                count(ofFilter(open.nestedIn()), from, to);
            }
        }
    }

    private static void count(long[] changes, int from, int to) {
        changes[from]++;
        changes[to]--;
    }

    private long[] ofFilter(int filter) {
        if (changeOfFilter[filter] == null) {
            changeOfFilter[filter] = new long[TimeBins.COUNT];
        }
        return changeOfFilter[filter];
    }

    /** An open has not ended. */
    void left(FileObject open) {
        int from = bins.at(clock.nanosSinceStart(open.createTicks()));
        change[from]++;
        if (open.nestedIn() >= 0) {
            ofFilter(open.nestedIn())[from]++;
        }
    }

    /** How many there are at the end of each bin up to the end of the trace. */
    OpenCounts counts(IntFunction<String> names, long endNanos) {
        int used = bins.at(endNanos) + 1;
        List<OpenCounts.OfFilter> filters = new ArrayList<>();
        for (int i = 0; i < changeOfFilter.length; i++) {
            if (changeOfFilter[i] != null) {
                filters.add(new OpenCounts.OfFilter(names.apply(i), alive(changeOfFilter[i], used)));
            }
        }
        return new OpenCounts(bins.binNanos(), alive(change, used), filters);
    }

    private static List<Long> alive(long[] changes, int used) {
        long[] alive = Arrays.copyOf(changes, used);
        Arrays.parallelPrefix(alive, Long::sum);
        return Arrays.stream(alive).boxed().toList();
    }
}
