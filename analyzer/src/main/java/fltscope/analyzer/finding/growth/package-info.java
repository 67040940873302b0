/**
 * Whether something goes on: a trend test over equal windows of time. It knows nothing of traces.
 *
 * <p>Imports the JDK.
 */
package fltscope.analyzer.finding.growth;
