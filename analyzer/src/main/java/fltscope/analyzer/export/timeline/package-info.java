/**
 * A trace as a timeline for other people's viewers: Perfetto's trace format, and speedscope's and flame graphs' stacks.
 *
 * <p>Imports the JDK, {@code fltscope.schemas}, and of the analyzer the packages up to {@code result}, and {@code json}.
 */
package fltscope.analyzer.export.timeline;
