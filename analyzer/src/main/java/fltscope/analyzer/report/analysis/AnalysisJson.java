package fltscope.analyzer.report.analysis;

import fltscope.analyzer.config.BaselineFile;
import fltscope.analyzer.finding.OpenClass;
import fltscope.analyzer.json.JsonOutput;
import fltscope.analyzer.report.finding.Headlines;
import fltscope.analyzer.report.finding.OpenJson;
import fltscope.analyzer.report.finding.Shown;
import fltscope.analyzer.report.view.AnalysisView;
import fltscope.analyzer.result.Altitudes;
import fltscope.analyzer.result.Analysis;
import java.io.Writer;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Writes an analysis as one JSON object; its schema is {@code fltscope/schemas/report.schema.json}. All that the text says is in
 * it, and what the text leaves out: what is hidden, all rows of all tables, whole histograms. Numbers are integers; units stand in
 * the names, {@code ...Ns} of a moment counts from the start of the trace. Addresses and bits are text, as they do not fit a
 * number. The order of the fields is fixed, and each is always there; null stands for what is not known.
 *
 * <pre>
 * format "fltscope-report", version 1
 * headlines[]  severity, who, text, about, fingerprint; at most four, the gravest first
 * trace        files[], events, lengthNs, endNs, os{}, session{}, clock{}
 * evidence     lost, lastLossNs, truncated, cleanupsRecorded, closesRecorded, operationEndsRecorded
 * recorded     kernelFlagsKnown, kernelFlags[], records[], operationStarts[]
 * counters[]   name, severity, label, count, firstOffset, sentence
 * pairing      startsAddUp, endsAddUp, createsAddUp, callbacksAddUp, counters[]
 * join         operations, byCallbackData, byIrp
 * classes[]    class, severity, confidence, sentence, opens, hidden
 * suppressions[] place, fingerprint, reason, expires, expired, present
 * opens[]      one for each open without an end, oldest first
 * unfinished[] one for each request under way at the end, oldest first
 * unloads[]    one for each filter: filter, state, blockers, lossy; all of them is what fltscope unload says
 * handleProbe  tried, agreed
 * operations[] operation, duration{}
 * groups[]     name, operations[] as above, callbacks[] as below without volumes; with --by
 * altitudesFrom  file, snapshot
 * filters[]    driver, altitude, calls, ownNs, createCalls, createOwnNs
 * createShares creates, totalNs, filters[] driver, percent; belowPercent, mostCreatesOfAFilter; null where not known
 * callbacks[]  filter, altitude, volume, instance, majorFunction, majorFunctionName, phase, duration{}, own{}
 * slowest      mostPerFilter, atLeastNs, callbacksAtLeast, callbacks[] slowest first, operations[] slowest first
 * opensOverTime binNs, alive[], filters[] filter, alive[]
 * losses[]     fromNs, toNs, items
 * milestones[] ns, what, name, status
 * detail       what a page says beside that: sentences, findings, and overTime{} and percentiles[]; null without --detail
 * debugger     only with --debugger: debugger.schema.json
 *   durations: count, p50Ns, p90Ns, p95Ns, p99Ns, p999Ns, maxNs, sumNs, backwards, histogram
 * </pre>
 */
public final class AnalysisJson {
    private AnalysisJson() {}

    /**
     * Writes all of an analysis.
     *
     * @param out is flushed, not closed
     * @param view what is chosen by it is not heeded
     */
    public static void write(Writer out, AnalysisView view, Shown shown) {
        write(out, view, shown, json -> {});
    }

    /**
     * The same with fields behind its own.
     *
     * @param more writes them, such as what a debugger has shown
     */
    public static void write(Writer out, AnalysisView view, Shown shown, Consumer<JsonOutput> more) {
        Analysis analysis = view.analysis();
        Altitudes altitudes = view.altitudes();
        try (JsonOutput json = new JsonOutput(out)) {
            json.document(() -> {
                json.text("format", BaselineFile.FORMAT);
                json.number("version", BaselineFile.VERSION);
                TrendJson trend = new TrendJson(json);
                trend.headlines(Headlines.of(analysis, shown.opens(), shown.requests()));
                new TraceJson(json).write(analysis, view.files(), view.events(), view.lengthNanos());
                json.objects("classes", Arrays.asList(OpenClass.values()), openClass -> {
                    json.text("class", openClass.label());
                    json.text("severity", openClass.severity().label());
                    json.text("confidence", openClass.confidence().label());
                    json.text("sentence", openClass.sentence());
                    json.number("opens", count(analysis, openClass, shown, false));
                    json.number("hidden", count(analysis, openClass, shown, true));
                });
                json.objects("suppressions", shown.suppressions(), entry -> {
                    json.text("place", entry.place());
                    json.text("fingerprint", entry.fingerprint());
                    json.text("reason", entry.reason());
                    json.text(
                            "expires",
                            entry.expires() == null ? null : entry.expires().toString());
                    json.flag("expired", shown.isExpired(entry));
                    json.flag("present", shown.isPresent(entry));
                });
                new OpenJson(json, shown, view.stacks()).write(analysis);
                json.objects("unloads", analysis.unloads(), account -> {
                    json.text("filter", account.filter());
                    json.text("state", account.state().label());
                    json.number("blockers", account.blockers());
                    json.flag("lossy", account.lossy());
                });
                json.object("handleProbe", () -> {
                    json.number("tried", analysis.probe().tried());
                    json.number("agreed", analysis.probe().agreed());
                });
                json.text(
                        "altitudesFrom",
                        altitudes.source() == null ? null : altitudes.source().label());
                new LatencyJson(json, altitudes).write(analysis);
                trend.write(analysis.trend(), PageLimits.NONE);
                if (analysis.trend().detail() == null) {
                    json.text("detail", null);
                } else {
                    AnalysisView shownOnly = view.showing(analysis.showing(shown.opens(), shown.requests()));
                    json.object("detail", () -> new DetailJson(json, shownOnly, PageLimits.NONE).write());
                }
                more.accept(json);
            });
        }
    }

    private static long count(Analysis analysis, OpenClass openClass, Shown shown, boolean hiddenOnly) {
        return analysis.opens().stream()
                .filter(open -> open.openClass() == openClass && (!hiddenOnly || shown.hiddenBy(open) != null))
                .count();
    }
}
