package fltscope.analyzer.gate;

/**
 * What calibration found of a metric.
 *
 * @param permille least change of the metric that counts as one, in thousandths of its value
 */
public record Noise(Metric metric, int permille) {}
