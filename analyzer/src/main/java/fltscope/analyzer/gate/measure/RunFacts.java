package fltscope.analyzer.gate.measure;

import fltscope.analyzer.metric.CallbackKey;
import java.util.List;
import java.util.Optional;

/**
 * All that a gate knows of one run: one recording of the workload, the unit that is sampled.
 *
 * @param traces names of its files without folders
 * @param tool version of fltscope that measured it
 * @param machine where and how it was recorded
 * @param filters the filters that were called, by name
 * @param loss what is missing from it
 * @param operations file operations that began; 0 when the trace does not tell of them
 * @param callbacks how often each callback was called, in their order
 * @param metrics the values that are compared, in the order of the metrics
 * @param histograms the times behind the percentiles, in the order of the callbacks
 * @param endsRecorded whether it tells how opens end; if not, no leak can be seen in it
 * @param opens opens without an end, by class and issuer
 * @param leaks those of them that fail a gate, by kind
 * @param unloads what holds the filters; a baseline does not keep it
 */
public record RunFacts(
        List<String> traces,
        String tool,
        Machine machine,
        List<FilterFacts> filters,
        RunLoss loss,
        long operations,
        List<CallbackCount> callbacks,
        List<RunMetric> metrics,
        List<RunHistogram> histograms,
        boolean endsRecorded,
        List<ClassCount> opens,
        List<LeakFacts> leaks,
        List<UnloadFacts> unloads) {
    /** A run of which it is not known what holds its filters. */
    public RunFacts(
            List<String> traces,
            String tool,
            Machine machine,
            List<FilterFacts> filters,
            RunLoss loss,
            long operations,
            List<CallbackCount> callbacks,
            List<RunMetric> metrics,
            List<RunHistogram> histograms,
            boolean endsRecorded,
            List<ClassCount> opens,
            List<LeakFacts> leaks) {
        this(
                traces,
                tool,
                machine,
                filters,
                loss,
                operations,
                callbacks,
                metrics,
                histograms,
                endsRecorded,
                opens,
                leaks,
                List.of());
    }

    /** The value of a metric; empty when the run has none. */
    public Optional<RunMetric> metric(Metric metric) {
        return metrics.stream().filter(value -> value.metric().equals(metric)).findFirst();
    }

    /** How often a callback was called; 0 when it was not. */
    public long calls(CallbackKey callback) {
        return callbacks.stream()
                .filter(count -> count.callback().equals(callback))
                .mapToLong(CallbackCount::calls)
                .sum();
    }

    /** Its files in one line. */
    public String name() {
        return String.join(", ", traces);
    }
}
