/**
 * How drivers, volumes, functions and paths are spelled in reports and options: one spelling, one way to match it.
 *
 * <p>Imports the JDK and {@code fltscope.schemas}.
 */
package fltscope.analyzer.names;
