/**
 * What a trace lacks, asked of the running Windows: filters, their instances and altitudes, modules, processes, threads,
 * handles and volumes.
 *
 * <p>Imports the JDK, JNA, {@code fltscope.schemas} and {@code fltscope.collector.live.win32}.
 */
package fltscope.collector.live.snapshot;
