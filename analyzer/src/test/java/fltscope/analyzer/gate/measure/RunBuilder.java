package fltscope.analyzer.gate.measure;

import fltscope.analyzer.metric.CallbackKey;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Makes the facts of runs for tests: a healthy run of one filter, unless told otherwise. */
public final class RunBuilder {
    public static final String FILTER = "vfsmfd";
    public static final CallbackKey PRE_CREATE = new CallbackKey(FILTER, 0, false);
    public static final Metric P50 = Metric.of(PRE_CREATE, Quantity.P50);
    public static final long EVENTS = 20_000;

    private final String name;
    private Machine machine = new Machine("10.0.22631", 8, 8, 2_400, "QPC", 10_000_000);
    private final List<FilterFacts> filters = new ArrayList<>();
    private RunLoss loss = RunLoss.NONE;
    private long operations = 100_000;
    private final TreeMap<CallbackKey, Long> calls = new TreeMap<>();
    private final TreeMap<Metric, RunMetric> metrics = new TreeMap<>();
    private final List<RunHistogram> histograms = new ArrayList<>();
    private boolean endsRecorded = true;
    private final List<ClassCount> opens = new ArrayList<>();
    private final List<LeakFacts> leaks = new ArrayList<>();

    private RunBuilder(String name) {
        this.name = name;
    }

    public static RunBuilder run(String name) {
        return new RunBuilder(name).filter(FILTER, "1.2.3.4", "263410").calls(PRE_CREATE, EVENTS);
    }

    /** Runs that differ by the value of one metric. */
    public static List<RunFacts> runs(Metric metric, long... values) {
        List<RunFacts> runs = new ArrayList<>();
        for (long value : values) {
            runs.add(run("run" + runs.size() + ".etl")
                    .metric(metric, EVENTS, value)
                    .build());
        }
        return runs;
    }

    public RunBuilder machine(Machine other) {
        machine = other;
        return this;
    }

    public RunBuilder filter(String filter, String version, String altitude) {
        filters.removeIf(known -> known.name().equals(filter));
        filters.add(new FilterFacts(filter, version, altitude));
        return this;
    }

    public RunBuilder loss(String... reasons) {
        loss = new RunLoss(true, List.of(reasons));
        return this;
    }

    public RunBuilder operations(long count) {
        operations = count;
        return this;
    }

    public RunBuilder calls(CallbackKey callback, long count) {
        calls.put(callback, count);
        return this;
    }

    public RunBuilder metric(Metric metric, long events, long value) {
        metrics.put(metric, new RunMetric(metric, events, value));
        return this;
    }

    public RunBuilder histogram(CallbackKey callback, String encoded) {
        histograms.add(new RunHistogram(callback, encoded));
        return this;
    }

    public RunBuilder endsNotRecorded() {
        endsRecorded = false;
        return this;
    }

    public RunBuilder leak(String fingerprint, String openClass, String filter, long count) {
        opens.add(new ClassCount(openClass, filter, count));
        leaks.add(
                new LeakFacts(fingerprint, List.of(), openClass, "strong", filter, "\\Device\\Mup\\x", "a.exe", count));
        return this;
    }

    public RunFacts build() {
        return new RunFacts(
                List.of(name),
                "0.1.0",
                machine,
                filters.stream().sorted().toList(),
                loss,
                operations,
                calls.entrySet().stream()
                        .map(entry -> new CallbackCount(entry.getKey(), entry.getValue()))
                        .toList(),
                List.copyOf(metrics.values()),
                List.copyOf(histograms),
                endsRecorded,
                List.copyOf(opens),
                List.copyOf(leaks));
    }
}
