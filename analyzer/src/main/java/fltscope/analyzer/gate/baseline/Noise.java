package fltscope.analyzer.gate.baseline;

import fltscope.analyzer.gate.measure.Metric;

/**
 * What calibration found of a metric.
 *
 * @param permille least change of the metric that counts as one, in thousandths of its value
 */
public record Noise(Metric metric, int permille) {}
