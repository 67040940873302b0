package fltscope.analyzer.unload;

/**
 * One thing that a row counts.
 *
 * @param nanos since when, from the start of the trace; {@link UnloadRow#NEVER} for before, or not known
 * @param what it is, in words
 */
public record UnloadEvidence(long nanos, String what) {}
