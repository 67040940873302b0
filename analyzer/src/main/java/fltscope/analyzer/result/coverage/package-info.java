/**
 * Concludes from a trace's summary what was recorded in it and what was not, and so which questions it can answer.
 *
 * <p>Imports the JDK and {@code fltscope.schemas}.
 */
package fltscope.analyzer.result.coverage;
