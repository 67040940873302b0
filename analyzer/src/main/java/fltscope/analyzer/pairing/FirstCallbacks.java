package fltscope.analyzer.pairing;

import java.util.Arrays;

/**
 * When each filter was first called on each volume. Before that it need not have been attached there: no event of the documented
 * providers tells when an instance is.
 */
public final class FirstCallbacks {
    /** Value for a filter that was not called on a volume. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final int VOLUMES = 256;

    private final long[] ticks = new long[(FilterTable.MOST + 1) * VOLUMES];

    FirstCallbacks() {
        Arrays.fill(ticks, NEVER);
    }

    /** A filter was called for a request that has begun at a time. */
    void called(int filter, int volume, long requestTicks) {
        int at = filter * VOLUMES + volume;
        if (requestTicks < ticks[at]) {
            ticks[at] = requestTicks;
        }
    }

    /** When the first request began that the filter was called for on the volume; {@link #NEVER} if there was none. */
    public long ticks(int filter, int volume) {
        return ticks[filter * VOLUMES + volume];
    }
}
