package fltscope.analyzer.cli.analyze;

import fltscope.analyzer.report.finding.RunningFindings;
import fltscope.analyzer.result.Analyzer;
import fltscope.schemas.trace.TraceCounters;
import java.io.PrintWriter;

/** Prints what has become certain in an analysis that goes on. Looking takes a small part of the time, however much is open. */
final class RunningReport {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int TIMES_THE_COST = 20;

    private final PrintWriter out;
    private final RunningFindings findings = new RunningFindings();
    private long nextNs = System.nanoTime() + SECOND_NS;

    RunningReport(PrintWriter out) {
        this.out = out;
    }

    void look(Analyzer analyzer, TraceCounters counters) {
        long startNs = System.nanoTime();
        if (startNs - nextNs < 0) {
            return;
        }
        findings.look(analyzer.opensSoFar(counters), analyzer.nanosSoFar()).forEach(out::println);
        out.flush();
        long endNs = System.nanoTime();
        nextNs = endNs + Math.max(SECOND_NS, TIMES_THE_COST * (endNs - startNs));
    }
}
