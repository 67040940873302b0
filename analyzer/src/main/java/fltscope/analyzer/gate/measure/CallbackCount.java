package fltscope.analyzer.gate.measure;

import fltscope.analyzer.metric.CallbackKey;

/**
 * How often a callback was called in a run.
 *
 * @param calls callbacks that returned
 */
public record CallbackCount(CallbackKey callback, long calls) {}
