package fltscope.analyzer.gate.judge;

/**
 * How the values of a metric changed from one side to the other. Where a number could not be computed, it is NaN.
 *
 * @param ratio of the medians, now to before
 * @param low lower end of the bootstrap 95 % interval of that ratio
 * @param high its upper end
 * @param p two-sided p-value of the Mann-Whitney test
 * @param adjustedP the same after Holm's correction over the metrics that were tested
 * @param cliffsDelta from -1 (all values are lower now) to 1 (all are higher)
 */
public record Change(double ratio, double low, double high, double p, double adjustedP, double cliffsDelta) {}
