/**
 * What is measured of a run: its metrics, callbacks, filters, classes of opens and losses, and their form in a baseline.
 *
 * <p>Imports the JDK, {@code fltscope.schemas}, and of the analyzer {@code json}, {@code names} and the packages up to
 * {@code result}.
 */
package fltscope.analyzer.gate.measure;
