/**
 * What a kernel debugger's own commands show beside those of Filter Manager: requests ({@code !irp}, {@code !fltkd.irpctrl},
 * {@code !fltkd.cbd}), threads, objects and handles, locks, device stacks and Driver Verifier, as far as it can be joined with a
 * trace.
 *
 * <p>Imports the JDK and {@code fltscope.analyzer.input}.
 */
package fltscope.analyzer.input.debugger.kernel;
