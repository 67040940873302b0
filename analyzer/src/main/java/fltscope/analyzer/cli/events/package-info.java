/**
 * Commands that show a recording as it is: {@code events} and {@code info}.
 */
package fltscope.analyzer.cli.events;
