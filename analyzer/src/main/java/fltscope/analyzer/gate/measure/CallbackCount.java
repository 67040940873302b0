package fltscope.analyzer.gate.measure;

/**
 * How often a callback was called in a run.
 *
 * @param calls callbacks that returned
 */
public record CallbackCount(Callback callback, long calls) {}
