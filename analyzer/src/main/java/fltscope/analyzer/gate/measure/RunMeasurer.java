package fltscope.analyzer.gate.measure;

import fltscope.analyzer.finding.Confidence;
import fltscope.analyzer.finding.OpenClass;
import fltscope.analyzer.finding.OpenFinding;
import fltscope.analyzer.finding.Severity;
import fltscope.analyzer.input.Altitude;
import fltscope.analyzer.latency.Latency;
import fltscope.analyzer.metric.CallbackKey;
import fltscope.analyzer.metric.PerOperation;
import fltscope.analyzer.names.FilterNames;
import fltscope.analyzer.pairing.PairingCounter;
import fltscope.analyzer.result.Altitudes;
import fltscope.analyzer.result.Analysis;
import fltscope.analyzer.result.CallbackRow;
import fltscope.analyzer.result.PendedRow;
import fltscope.analyzer.unload.UnloadRowKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Turns the analysis of a trace into what a gate knows of a run. */
public final class RunMeasurer {
    private final Analysis analysis;
    private final List<PendedRow> pended;
    private final NavigableMap<CallbackKey, Latency> own = new TreeMap<>();
    private final long operations;

    public RunMeasurer(Analysis analysis) {
        this.analysis = analysis;
        pended = analysis.pended();
        for (CallbackRow row : analysis.callbacks()) {
            CallbackKey callback = row.key().folded();
            own.merge(callback, row.own(), Latency::plus);
        }
        operations = analysis.pairing().get(PairingCounter.OPERATION_STARTS);
    }

    /**
     * What a gate knows.
     *
     * @param traces names of the files without folders
     * @param tool version of fltscope
     * @param versions file versions by name of the driver, where the trace tells them
     * @param altitudes where the filters stand
     */
    public RunFacts measure(List<String> traces, String tool, Map<String, String> versions, Altitudes altitudes) {
        Map<String, String> versionByName = new HashMap<>();
        versions.forEach((driver, version) -> versionByName.put(FilterNames.key(driver), version));
        return new RunFacts(
                List.copyOf(traces),
                tool,
                RunEvidence.machine(analysis.header()),
                filters(versionByName, altitudes),
                RunEvidence.loss(analysis),
                operations,
                own.entrySet().stream()
                        .map(row ->
                                new CallbackCount(row.getKey(), row.getValue().count()))
                        .toList(),
                metrics(),
                own.entrySet().stream()
                        .map(row ->
                                new RunHistogram(row.getKey(), row.getValue().encoded()))
                        .toList(),
                analysis.evidence().endsRecorded(),
                classes(),
                leaks(),
                unloads());
    }

    /** The filters that were called; routines without a known driver are none. */
    private NavigableSet<String> names() {
        NavigableSet<String> names = new TreeSet<>();
        own.keySet().forEach(callback -> names.add(callback.filter()));
        names.remove(FilterNames.UNKNOWN);
        return names;
    }

    private List<FilterFacts> filters(Map<String, String> versions, Altitudes altitudes) {
        return names().stream()
                .map(filter -> {
                    Altitude altitude = altitudes.of(filter);
                    return new FilterFacts(filter, versions.get(filter), altitude == null ? null : altitude.toString());
                })
                .toList();
    }

    private List<RunMetric> metrics() {
        NavigableSet<String> names = names();
        NavigableMap<Metric, RunMetric> metrics = new TreeMap<>();
        own.forEach((callback, latency) -> {
            if (names.contains(callback.filter()) && latency.count() > 0) {
                for (Quantity quantity : Quantity.ofCallbacks()) {
                    put(metrics, Metric.of(callback, quantity), latency.count(), quantity.nanos(latency));
                }
            }
        });
        for (PendedRow row : pended) {
            String filter = FilterNames.key(row.filter());
            if (names.contains(filter) && row.pended().count() > 0) {
                Metric metric = Metric.ofFunction(filter, row.majorFunction(), Quantity.PENDED_P95);
                put(metrics, metric, row.pended().count(), Quantity.PENDED_P95.nanos(row.pended()));
            }
        }
        if (operations > 0) {
            names.forEach(filter -> ofFilter(metrics, filter));
        }
        return List.copyOf(metrics.values());
    }

    private void ofFilter(Map<Metric, RunMetric> metrics, String filter) {
        long calls = 0;
        long nanos = 0;
        for (Map.Entry<CallbackKey, Latency> row : own.entrySet()) {
            if (row.getKey().filter().equals(filter)) {
                calls += row.getValue().count();
                nanos += row.getValue().sumNanos();
            }
        }
        put(
                metrics,
                Metric.ofFilter(filter, Quantity.CALLS),
                operations,
                PerOperation.callsPerMillion(calls, operations));
        put(
                metrics,
                Metric.ofFilter(filter, Quantity.TIME_PER_OPERATION),
                operations,
                PerOperation.nanos(nanos, operations));
    }

    private static void put(Map<Metric, RunMetric> metrics, Metric metric, long events, long value) {
        metrics.put(metric, new RunMetric(metric, events, value));
    }

    private List<ClassCount> classes() {
        NavigableMap<String, ClassCount> counts = new TreeMap<>();
        for (OpenFinding open : analysis.opens()) {
            String openClass = open.openClass().label();
            String filter = issuer(open);
            counts.merge(
                    openClass + '|' + (filter == null ? "" : filter),
                    new ClassCount(openClass, filter, 1),
                    (one, other) -> new ClassCount(openClass, filter, one.opens() + other.opens()));
        }
        return List.copyOf(counts.values());
    }

    private List<UnloadFacts> unloads() {
        return analysis.unloads().stream()
                .map(account -> new UnloadFacts(
                        FilterNames.key(account.filter()),
                        account.blockers(),
                        account.row(UnloadRowKind.CALLBACKS).isRecorded()
                                && account.row(UnloadRowKind.OWN_OPENS).isRecorded()))
                .toList();
    }

    private List<LeakFacts> leaks() {
        Map<String, List<OpenFinding>> byFingerprint = new TreeMap<>();
        for (OpenFinding open : analysis.opens()) {
            if (open.severity().compareTo(Severity.WARNING) >= 0 && failsAGate(open.openClass(), open.confidence())) {
                byFingerprint
                        .computeIfAbsent(open.fingerprint(), unused -> new ArrayList<>())
                        .add(open);
            }
        }
        return byFingerprint.values().stream().map(RunMeasurer::leak).sorted().toList();
    }

    static boolean failsAGate(OpenClass openClass, Confidence confidence) {
        boolean gating = openClass == OpenClass.FILTER_OWN_UNCLOSED || openClass == OpenClass.LEAK_SUSPECT;
        return gating && confidence.compareTo(Confidence.LIKELY) >= 0;
    }

    private static LeakFacts leak(List<OpenFinding> opens) {
        OpenFinding first = opens.get(0);
        return new LeakFacts(
                first.fingerprint(),
                opens.stream()
                        .map(OpenFinding::patternFingerprint)
                        .distinct()
                        .sorted()
                        .toList(),
                first.openClass().label(),
                first.confidence().label(),
                issuer(first),
                first.file().path(),
                first.opener().image(),
                opens.size());
    }

    private static String issuer(OpenFinding open) {
        return open.issuer().isFilter() ? FilterNames.key(open.issuer().filter()) : null;
    }
}
