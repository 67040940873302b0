/**
 * Call stacks as they are shown: with functions where symbols are at hand, and without the runs of Windows' own frames that say
 * nothing.
 *
 * <p>Imports the JDK, {@code state}, {@code symbol}, {@code text} and {@code json}.
 */
package fltscope.analyzer.report.stack;
