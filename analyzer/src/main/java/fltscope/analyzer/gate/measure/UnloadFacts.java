package fltscope.analyzer.gate.measure;

/**
 * What the unload of a filter waits for in a run, or would wait for.
 *
 * @param filter in lower case and without extension
 * @param blockers how many things, at least likely
 * @param recorded whether the run shows callbacks that have not returned, and opens
 */
public record UnloadFacts(String filter, long blockers, boolean recorded) {}
