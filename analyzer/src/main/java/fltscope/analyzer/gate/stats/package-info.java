/**
 * The statistics of a gate, on plain numbers: one value for each run. What a library has comes from it; what none has is written
 * here, with its source.
 *
 * <p>Imports the JDK and Apache Commons Statistics, and is the only package that does.
 */
package fltscope.analyzer.gate.stats;
