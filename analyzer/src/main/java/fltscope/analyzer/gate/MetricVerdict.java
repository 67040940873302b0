package fltscope.analyzer.gate;

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
        Change change) {}
