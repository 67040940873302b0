package fltscope.analyzer.finding;

import fltscope.analyzer.latency.OpenLives;

/**
 * What is known of the finished opens of a kind, asked once for all that are left of it.
 *
 * @param p99Nanos the time that 99 % of them did not live longer; 0 where none has finished
 * @param maxNanos the time that none of them lived longer; 0 where none has finished
 */
record KindLives(OpenLives lives, long pattern, OpenLives.Openers openers, long p99Nanos, long maxNanos) {
    static KindLives of(OpenLives lives, long pattern, OpenLives.Openers openers) {
        return new KindLives(
                lives, pattern, openers, lives.p99Nanos(pattern, openers), lives.maxNanos(pattern, openers));
    }

    /** The pause that opens of the kind usually make: that of nine in ten, those without an end among them. */
    long usualPauseNanos(long[] ofUnfinished) {
        return lives.usualPauseNanos(pattern, openers, ofUnfinished);
    }
}
