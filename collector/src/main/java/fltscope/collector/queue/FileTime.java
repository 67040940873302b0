package fltscope.collector.queue;

import java.time.Instant;

/** The calendar as Windows counts it. */
final class FileTime {
    static final long UNITS_PER_SECOND = 10_000_000L;
    private static final long UNIT_NANOS = 100;
    private static final long EPOCH_SECONDS = 11_644_473_600L;

    private FileTime() {}

    /** Now, in units of 100 ns since 1601-01-01 UTC. */
    static long now() {
        Instant now = Instant.now();
        return (now.getEpochSecond() + EPOCH_SECONDS) * UNITS_PER_SECOND + now.getNano() / UNIT_NANOS;
    }
}
