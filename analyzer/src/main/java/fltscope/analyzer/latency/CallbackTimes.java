package fltscope.analyzer.latency;

import fltscope.schemas.trace.TraceClock;

/** Durations of one kind of callback, with and without those nested in it. Most have none nested: they are counted once for both. */
final class CallbackTimes {
    private final TickCounts same;
    private final TickCounts duration;
    private final TickCounts own;

    CallbackTimes(TraceClock clock) {
        same = new TickCounts(clock);
        duration = new TickCounts(clock);
        own = new TickCounts(clock);
    }

    void record(long durationTicks, long ownTicks) {
        if (durationTicks == ownTicks) {
            same.record(durationTicks);
        } else {
            duration.record(durationTicks);
            own.record(ownTicks);
        }
    }

    Latency duration() {
        return sum(same, duration);
    }

    Latency own() {
        return sum(same, own);
    }

    private static Latency sum(TickCounts first, TickCounts second) {
        Latency sum = new Latency();
        first.addTo(sum);
        second.addTo(sum);
        return sum;
    }
}
