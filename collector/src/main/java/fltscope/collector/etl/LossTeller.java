package fltscope.collector.etl;

import java.util.Comparator;
import java.util.List;

/** Tells the placed losses of a recording between its events, in the order of time. */
final class LossTeller {
    private final List<PlacedLoss> losses;
    private final EventSink sink;
    private int next;

    LossTeller(List<PlacedLoss> losses, EventSink sink) {
        this.losses = losses.stream()
                .sorted(Comparator.comparingLong(PlacedLoss::ticks))
                .toList();
        this.sink = sink;
    }

    /** Time of the next loss that was not told. */
    long nextTicks() {
        return next == losses.size() ? Long.MAX_VALUE : losses.get(next).ticks();
    }

    /** Tells the losses up to a time. */
    void tellUntil(long ticks) {
        while (next < losses.size() && losses.get(next).ticks() <= ticks) {
            sink.lost(losses.get(next++));
        }
    }
}
