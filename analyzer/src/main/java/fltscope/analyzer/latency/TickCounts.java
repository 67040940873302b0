package fltscope.analyzer.latency;

import fltscope.schemas.trace.TraceClock;

/**
 * Durations counted by their ticks, to become a {@link Latency} when somebody looks. Almost every callback takes few ticks, and
 * to count those in an array is several times faster than to convert each one and record it in a histogram; the result is the
 * same to the last digit.
 */
final class TickCounts {
    /** Durations below this many ticks (200 us of the usual performance counter) are counted in the array. */
    private static final int SHORT_TICKS = 2048;

    private static final long[] NONE = {};

    private final TraceClock clock;
    /** Both come with the first duration that needs them: most kinds of callbacks need one. */
    private long[] shorter = NONE;

    private Latency longer;

    TickCounts(TraceClock clock) {
        this.clock = clock;
    }

    /** Takes a duration; a negative one is counted apart, as in {@link Latency#record}. */
    void record(long ticks) {
        if (ticks >= 0 && ticks < shorter.length) {
            shorter[(int) ticks]++;
        } else {
            recordSeldom(ticks);
        }
    }

    private void recordSeldom(long ticks) {
        if (ticks >= 0 && ticks < SHORT_TICKS) {
            shorter = new long[SHORT_TICKS];
            shorter[(int) ticks]++;
            return;
        }
        if (longer == null) {
            longer = new Latency();
        }
        longer.record(clock.nanos(ticks));
    }

    /** Adds all durations so far to a histogram of nanoseconds. */
    void addTo(Latency latency) {
        if (longer != null) {
            latency.add(longer);
        }
        for (int ticks = 0; ticks < shorter.length; ticks++) {
            latency.record(clock.nanos(ticks), shorter[ticks]);
        }
    }
}
