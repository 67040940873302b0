/**
 * Which filters are attached where, as {@code fltmc} prints it: the altitudes and instances that a trace does not hold.
 *
 * <p>Imports the JDK and {@code fltscope.analyzer.input}.
 */
package fltscope.analyzer.input.instances;
