/**
 * The one door to an analysis, for the commands, the gate, a test, a job on a cluster, or anybody's own program: from what was
 * named, .etl files or a queue, to an {@link fltscope.analyzer.run.AnalyzedTrace} that nothing changes any more.
 *
 * <pre>{@code
 * try (TraceAnalysis trace = TraceAnalysis.of(Path.of(args[0]), TraceOptions.standard())) {
 *     AnalyzedTrace analyzed = trace.run();
 *     for (OpenFinding open : analyzed.analysis().opens()) {
 *         System.out.println(open.openClass().label() + "  " + open.file().path());
 *     }
 * }
 * }</pre>
 *
 * <p>Imports the JDK, {@code fltscope.schemas}, {@code fltscope.collector}, and of the analyzer the packages up to
 * {@code result}, {@code life} and {@code config}. It knows no picocli and no report.
 */
package fltscope.analyzer.run;
