package fltscope.analyzer.gate.judge;

import fltscope.analyzer.gate.measure.Metric;

/**
 * What became of one metric, with every number that it was concluded from.
 *
 * @param doubt why it is inconclusive; {@link Doubt#NONE} where it is not
 * @param minimumEffect least relative change that counts: 0.05 is 5 %
 * @param runsNeeded runs a side that would settle it; 0 when that is not known or nothing is to be settled
 * @param before the baseline
 * @param now what is held against it
 * @param change from before to now
 */
public record MetricVerdict(
        Metric metric,
        Outcome outcome,
        Doubt doubt,
        double minimumEffect,
        int runsNeeded,
        Side before,
        Side now,
        Change change) {
    /**
     * Whether the metric takes part: one of which neither side has enough events, such as the p99.9 of a rare callback, is named
     * and has no part in the verdict.
     */
    public boolean takesPart() {
        return doubt != Doubt.TOO_FEW_EVENTS || before.isEnough() || now.isEnough();
    }

    MetricVerdict notComparable() {
        return new MetricVerdict(
                metric, Outcome.INCONCLUSIVE, Doubt.NOT_COMPARABLE, minimumEffect, 0, before, now, change);
    }
}
