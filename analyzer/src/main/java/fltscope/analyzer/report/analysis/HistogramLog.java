package fltscope.analyzer.report.analysis;

import fltscope.analyzer.latency.Latency;
import fltscope.analyzer.latency.LatencyLog;
import fltscope.analyzer.report.view.AnalysisView;
import fltscope.analyzer.result.Analysis;
import fltscope.analyzer.result.CallbackRow;
import fltscope.analyzer.text.Escape;
import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;

/**
 * The durations of an analysis as a log that tools for HdrHistogram read. Tags are {@code filter/function/phase}, all instances of
 * the filter together, for the time of callbacks without those nested in them, and {@code operation/name} for file operations.
 */
public final class HistogramLog {
    private static final long FILE_TIMES_PER_MILLI = 10_000;
    /** Milliseconds from 1601-01-01, where FILETIME begins, to 1970-01-01. */
    private static final long EPOCH_MILLIS = 11_644_473_600_000L;

    private HistogramLog() {}

    /** Writes what was chosen of an analysis. */
    public static void write(PrintStream out, AnalysisView view) {
        Map<String, Latency> byTag = new TreeMap<>();
        for (CallbackRow row : view.callbacks()) {
            String tag = Escape.text(row.key().label());
            byTag.merge(tag, row.own(), Latency::plus);
        }
        Analysis analysis = view.analysis();
        analysis.operations().forEach((operation, latency) -> byTag.put("operation/" + operation, latency));
        long startMillis = analysis.header().clock().startFileTime() / FILE_TIMES_PER_MILLI - EPOCH_MILLIS;
        LatencyLog log = new LatencyLog(
                out,
                startMillis,
                Math.max(0, view.selection().fromNanos()),
                Math.min(analysis.endNanos(), view.selection().toNanos()));
        byTag.forEach(log::add);
    }
}
