package fltscope.analyzer.gate.measure;

import fltscope.analyzer.metric.CallbackKey;

/**
 * The own times that the percentiles of one callback were taken from.
 *
 * @param encoded HdrHistogram's compressed form (V2, zlib) of nanoseconds with 3 significant digits, as Base64
 */
public record RunHistogram(CallbackKey callback, String encoded) {}
