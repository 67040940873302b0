package fltscope.analyzer.gate.report;

import fltscope.analyzer.gate.budget.BudgetResult;
import fltscope.analyzer.gate.judge.CallbackChange;
import fltscope.analyzer.gate.judge.Change;
import fltscope.analyzer.gate.judge.GateLimits;
import fltscope.analyzer.gate.judge.GateResult;
import fltscope.analyzer.gate.judge.LeakVerdict;
import fltscope.analyzer.gate.judge.MetricVerdict;
import fltscope.analyzer.gate.judge.Side;
import fltscope.analyzer.gate.measure.Metric;
import fltscope.analyzer.gate.measure.Quantity;
import fltscope.analyzer.gate.measure.RunJson;
import fltscope.analyzer.json.JsonOutput;
import fltscope.analyzer.metric.Unit;
import fltscope.analyzer.names.FilterNames;
import java.io.Writer;
import java.util.List;

/**
 * Writes a gate's result, or a comparison, as one JSON object; its schema is {@code fltscope/schemas/gate.schema.json}. With the
 * values of all metrics in all runs and the limits of the rule, the verdict can be computed again from it.
 *
 * <pre>
 * format "fltscope-gate", version 1
 * command       gate or compare; verdict and exitCode are null for compare
 * why[]         what decided; summary, doing and doingCommand say it and what to do in words
 * rule          minChangeNs and the fixed limits
 * baselineFile, budgetFile
 * before[], now[]   runs: traces, tool, machine, filters, loss, operations, callbacks, metrics, opens, leaks
 * differences[] what forbids the comparison
 * metrics[]     outcome, doubt, numbers of both sides, change
 * callbacks[]   called more or less often
 * leaks[]       of the runs now
 * budget[]      each line
 * </pre>
 */
public final class GateJson {
    static final String FORMAT = "fltscope-gate";
    static final int VERSION = 1;

    private final JsonOutput json;
    private final GateView view;
    private final RunJson runs;

    private GateJson(JsonOutput json, GateView view) {
        this.json = json;
        this.view = view;
        runs = new RunJson(json);
    }

    /** Writes the result of a gate; {@code out} is flushed, not closed. */
    public static void writeGate(Writer out, GateView view) {
        write(out, view, true);
    }

    /** Writes a comparison, which has no verdict. */
    public static void writeComparison(Writer out, GateView view) {
        write(out, view, false);
    }

    private static void write(Writer out, GateView view, boolean judged) {
        try (JsonOutput json = new JsonOutput(out)) {
            json.document(() -> new GateJson(json, view).fields(judged));
        }
    }

    private void fields(boolean judged) {
        GateResult result = view.result();
        json.text("format", FORMAT);
        json.number("version", VERSION);
        json.text("command", judged ? "gate" : "compare");
        json.text("verdict", judged ? result.verdict().label() : null);
        json.number("exitCode", judged ? view.exitCode() : -1, -1);
        json.texts("why", judged ? result.why() : List.of());
        json.text("summary", judged ? Summary.of(view) : null);
        NextStep next = judged ? NextStep.of(view) : new NextStep("", "");
        json.text("doing", next.words());
        json.text("doingCommand", next.command());
        json.object("rule", this::rule);
        json.text("baselineFile", judged ? view.baseline() : null);
        json.text("budgetFile", view.budget());
        json.objects("before", result.before(), runs::report);
        json.objects("now", result.now(), runs::report);
        json.objects("differences", result.differences(), difference -> {
            json.text("kind", difference.kind().label());
            json.text("before", difference.before());
            json.text("now", difference.now());
            json.text("run", difference.run());
            json.flag("allowed", difference.allowed());
        });
        json.objects("metrics", result.metrics(), this::metric);
        json.objects("callbacks", result.callbacks(), this::callback);
        json.objects("leaks", result.leaks(), this::leak);
        json.objects("budget", result.budget(), this::budget);
    }

    private void rule() {
        json.number("minChangeNs", view.result().minChangeNanos());
        json.number("minChangeCallsPerMillion", GateLimits.LEAST_CALLS_PER_MILLION);
        json.decimal("confidence", GateLimits.CONFIDENCE);
        json.decimal("significance", GateLimits.SIGNIFICANCE);
        json.decimal("leastCliffsDelta", GateLimits.LEAST_CLIFFS_DELTA);
        json.number("widestIntervalEffects", GateLimits.WIDEST_INTERVAL_EFFECTS);
        json.number("leastRuns", Side.LEAST_RUNS);
    }

    private void metric(MetricVerdict verdict) {
        Metric metric = verdict.metric();
        Quantity quantity = metric.quantity();
        json.text("metric", metric.label());
        json.text("filter", metric.filter());
        boolean hasFunction = quantity.scope() != Quantity.Scope.FILTER;
        json.text("majorFunction", hasFunction ? FilterNames.function(metric.majorFunction()) : null);
        json.text("phase", quantity.scope() == Quantity.Scope.CALLBACK ? FilterNames.phase(metric.post()) : null);
        json.text("quantity", quantity.label());
        json.text("unit", quantity.unit().label());
        json.number("eventsNeeded", quantity.eventsNeeded());
        json.text("outcome", verdict.outcome().label());
        json.text("doubt", verdict.doubt().label());
        json.text("why", Doubts.of(verdict));
        json.flag("takesPart", verdict.takesPart());
        json.decimal("minimumEffect", verdict.minimumEffect());
        json.number("runsNeeded", verdict.runsNeeded(), 0);
        json.object("before", () -> side(verdict.before()));
        json.object("now", () -> side(verdict.now()));
        json.object("change", () -> change(verdict.change()));
    }

    private void side(Side side) {
        json.decimal("median", side.median());
        json.number("runs", side.runs());
        json.number("leastEvents", side.leastEvents());
        json.number("mostEvents", side.mostEvents());
        json.numbers("values", side.values());
    }

    private void change(Change change) {
        json.decimal("ratio", change.ratio());
        json.decimal("low", change.low());
        json.decimal("high", change.high());
        json.decimal("p", change.p());
        json.decimal("adjustedP", change.adjustedP());
        json.decimal("cliffsDelta", change.cliffsDelta());
    }

    private void callback(CallbackChange change) {
        runs.callback(change.callback());
        json.text("kind", change.kind().label());
        json.text("unit", change.byOperation() ? Unit.CALLS_PER_MILLION_OPERATIONS.label() : "calls-per-run");
        json.object("before", () -> range(change.before()));
        json.object("now", () -> range(change.now()));
    }

    private void range(CallbackChange.Range range) {
        json.number("least", range.least());
        json.number("greatest", range.greatest());
    }

    private void leak(LeakVerdict verdict) {
        runs.leak(verdict.leak());
        json.flag("new", verdict.isNew());
        json.texts("runs", verdict.runs());
    }

    private void budget(BudgetResult result) {
        json.text("text", result.line().text());
        json.number("line", result.line().line());
        json.number("limit", result.line().limit());
        json.text("state", result.state().label());
        json.number("value", result.value(), BudgetResult.UNKNOWN);
        json.text("run", result.run());
        json.text("reason", result.reason());
    }
}
