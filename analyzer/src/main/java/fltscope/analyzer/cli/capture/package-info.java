/**
 * Commands for the Windows that they run on: {@code capture}, {@code snapshot}, {@code doctor}, and {@code profile},
 * which prepares a capture with other tools.
 */
package fltscope.analyzer.cli.capture;
