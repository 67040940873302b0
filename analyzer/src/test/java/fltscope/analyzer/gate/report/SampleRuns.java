package fltscope.analyzer.gate.report;

import fltscope.analyzer.gate.baseline.Baseline;
import fltscope.analyzer.gate.budget.BudgetLine;
import fltscope.analyzer.gate.budget.BudgetSubject;
import fltscope.analyzer.gate.judge.Gate;
import fltscope.analyzer.gate.judge.GateOptions;
import fltscope.analyzer.gate.judge.GateResult;
import fltscope.analyzer.gate.measure.CallbackCount;
import fltscope.analyzer.gate.measure.FilterFacts;
import fltscope.analyzer.gate.measure.LeakFacts;
import fltscope.analyzer.gate.measure.Machine;
import fltscope.analyzer.gate.measure.Metric;
import fltscope.analyzer.gate.measure.Quantity;
import fltscope.analyzer.gate.measure.RunFacts;
import fltscope.analyzer.gate.measure.RunLoss;
import fltscope.analyzer.gate.measure.RunMetric;
import fltscope.analyzer.metric.CallbackKey;
import fltscope.schemas.event.MajorFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Runs of a made-up machine, with a little noise that is the same each time. */
public final class SampleRuns {
    static final String FILTER = "vfsmfd";
    static final int RUNS = 10;

    private static final int EVENTS = 2_000;
    private static final Machine MACHINE = new Machine("10.0.19041", 8, 4, 2_400, "QPC", 10_000_000);

    /** All that a terminal, Markdown, XML, a build or a table could take for its own. */
    static final String HOSTILE =
            "a|b\\|c<i>&amp;]]>\r\n\u202e`d`::error::x##[error]*_@me www.x.example \u001b[2J\ud800";

    private final String name;
    private String filter = FILTER;
    private double slower = 1;
    private Machine machine = MACHINE;
    private RunLoss loss = RunLoss.NONE;
    private List<LeakFacts> leaks = List.of();
    private int odd = -1;
    private boolean appears;

    private SampleRuns(String name) {
        this.name = name;
    }

    /** Runs called {@code name-01.etl} and so on. */
    public static SampleRuns named(String name) {
        return new SampleRuns(name);
    }

    SampleRuns filter(String other) {
        filter = other;
        return this;
    }

    /** Pre-create takes that much longer. */
    SampleRuns slower(double ratio) {
        slower = ratio;
        return this;
    }

    SampleRuns machine(Machine other) {
        machine = other;
        return this;
    }

    /** One run, from 0 on, lacks events. */
    SampleRuns lossIn(int run) {
        odd = run;
        loss = new RunLoss(true, List.of("12 events lost"));
        return this;
    }

    /** One run leaks. */
    SampleRuns leakIn(int run, LeakFacts leak) {
        odd = run;
        leaks = List.of(leak);
        return this;
    }

    /** There is a post-operation callback of cleanup. */
    SampleRuns withPostCleanup() {
        appears = true;
        return this;
    }

    public List<RunFacts> build() {
        return build(RUNS);
    }

    public List<RunFacts> build(int runs) {
        List<RunFacts> facts = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            facts.add(run(run));
        }
        return facts;
    }

    private RunFacts run(int run) {
        double noise = 1 + (run * 7 % RUNS - 4.5) / 300;
        List<CallbackCount> callbacks = new ArrayList<>();
        SortedMap<Metric, RunMetric> metrics = new TreeMap<>();
        for (int function : new int[] {MajorFunction.CREATE, MajorFunction.CLEANUP}) {
            CallbackKey pre = new CallbackKey(filter, function, false);
            callbacks.add(new CallbackCount(pre, EVENTS));
            double p50 = function == MajorFunction.CREATE ? 3_100 * slower : 900;
            add(metrics, new RunMetric(Metric.of(pre, Quantity.P50), EVENTS, Math.round(p50 * noise)));
            add(metrics, new RunMetric(Metric.of(pre, Quantity.P95), EVENTS, Math.round(3 * p50 * noise)));
            add(metrics, new RunMetric(Metric.of(pre, Quantity.P999), EVENTS, Math.round(20 * p50 * noise)));
        }
        if (appears) {
            callbacks.add(new CallbackCount(new CallbackKey(filter, MajorFunction.CLEANUP, true), EVENTS));
        }
        add(metrics, new RunMetric(Metric.ofFilter(filter, Quantity.CALLS), 3 * EVENTS, 1_333_000 + run));
        add(
                metrics,
                new RunMetric(
                        Metric.ofFilter(filter, Quantity.TIME_PER_OPERATION), 3 * EVENTS, Math.round(4_100 * noise)));
        String file = String.format(Locale.ROOT, "%s-%02d.etl", name, run + 1);
        return new RunFacts(
                List.of(file),
                "0.1.0",
                machine,
                List.of(new FilterFacts(filter, "2.1.0.7", "263410")),
                run == odd ? loss : RunLoss.NONE,
                3 * EVENTS,
                callbacks,
                List.copyOf(metrics.values()),
                List.of(),
                true,
                List.of(),
                run == odd ? leaks : List.of());
    }

    private static void add(SortedMap<Metric, RunMetric> metrics, RunMetric metric) {
        metrics.put(metric.metric(), metric);
    }

    /** A leak that fails a gate. */
    static LeakFacts leak() {
        return leak("\\Device\\HarddiskVolume2\\spool\\job*.tmp");
    }

    static LeakFacts leak(String path) {
        return new LeakFacts("5f21c07a", List.of(), "filter-own-unclosed", "strong", FILTER, path, "svchost.exe", 8);
    }

    /** {@code vfsmfd CREATE pre p95} at most so long. */
    static BudgetLine limit(String filter, int line, long nanos) {
        Metric metric = Metric.of(new CallbackKey(filter, MajorFunction.CREATE, false), Quantity.P95);
        return new BudgetLine(
                filter + " CREATE pre p95 <= " + nanos / 1000 + " us", line, new BudgetSubject.OfMetric(metric), nanos);
    }

    /** Pre-create is slower by a quarter, one run leaks, a callback appeared, and a limit is broken. */
    public static GateView worse() {
        return judge(
                named("old").build(),
                named("new").slower(1.26).leakIn(2, leak()).withPostCleanup().build(),
                limit(FILTER, 4, 9_000),
                limit(FILTER + "2", 5, 9_000));
    }

    /** Two runs of one build. */
    public static GateView same() {
        return judge(named("old").build(), named("new").build());
    }

    /** Names that would do harm wherever a name can be. */
    public static GateView hostile() {
        return judge(
                named("old" + HOSTILE).filter(HOSTILE).build(),
                named(HOSTILE)
                        .filter(HOSTILE)
                        .slower(1.3)
                        .leakIn(2, leak(HOSTILE))
                        .withPostCleanup()
                        .build(),
                limit(HOSTILE, 4, 9_000),
                limit(HOSTILE + "2", 5, 9_000));
    }

    /** Runs, one with a leak, that are held against a budget alone. */
    static GateView withoutBaseline(BudgetLine... budget) {
        GateResult result =
                Gate.judge(null, named("new").leakIn(2, leak()).build(), List.of(budget), GateOptions.DEFAULT);
        return new GateView(result, null, "budget.json", result.verdict().exitCode(), 0, false);
    }

    /** The gate's view of it: all rows, no colour. */
    public static GateView judge(List<RunFacts> before, List<RunFacts> now, BudgetLine... budget) {
        GateResult result =
                Gate.judge(new Baseline("0.1.0", before, List.of()), now, List.of(budget), GateOptions.DEFAULT);
        return new GateView(
                result,
                "baseline.json",
                budget.length == 0 ? null : "budget.json",
                result.verdict().exitCode(),
                0,
                false);
    }
}
