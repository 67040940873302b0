package fltscope.analyzer.gate.measure;

import fltscope.analyzer.json.JsonOutput;
import fltscope.analyzer.metric.CallbackKey;
import fltscope.analyzer.names.FilterNames;
import java.util.List;

/** One run: as a part of a baseline, from which it is read again, and as a part of what a gate says. */
public final class RunJson {
    private final JsonOutput json;

    public RunJson(JsonOutput json) {
        this.json = json;
    }

    /** The fields of a run in a baseline: what {@link RunInput} reads. */
    public void baseline(RunFacts run) {
        head(run);
        json.texts("loss", run.loss().reasons());
        json.number("operations", run.operations());
        json.flag("endsRecorded", run.endsRecorded());
        json.objects("callbacks", run.callbacks(), count -> {
            json.text("callback", count.callback().label());
            json.number("calls", count.calls());
        });
        metrics(run.metrics().stream()
                .filter(metric -> metric.metric().isGated())
                .toList());
        List<RunHistogram> histograms = run.histograms().stream()
                .filter(histogram -> Metric.isGated(histogram.callback().majorFunction()))
                .toList();
        json.objects("histograms", histograms, histogram -> {
            json.text("callback", histogram.callback().label());
            json.text("histogram", histogram.encoded());
        });
        opens(run);
    }

    /** The fields of a run in a gate's report: all that is known of it but the histograms, whose percentiles are among the metrics. */
    public void report(RunFacts run) {
        json.text("name", run.name());
        head(run);
        json.flag("lossy", run.loss().lossy());
        json.texts("lost", run.loss().reasons());
        json.number("operations", run.operations());
        json.objects("callbacks", run.callbacks(), count -> {
            callback(count.callback());
            json.number("calls", count.calls());
        });
        metrics(run.metrics());
        opens(run);
    }

    private void head(RunFacts run) {
        json.texts("traces", run.traces());
        json.text("tool", run.tool());
        json.object("machine", () -> {
            json.text("os", run.machine().os());
            json.number("pointerBytes", run.machine().pointerBytes());
            json.number("processors", run.machine().processors());
            json.number("processorMhz", run.machine().processorMhz());
            json.text("clock", run.machine().clock());
            json.number("ticksPerSecond", run.machine().ticksPerSecond());
        });
        json.objects("filters", run.filters(), filter -> {
            json.text("name", filter.name());
            json.text("version", filter.version());
            json.text("altitude", filter.altitude());
        });
    }

    private void metrics(List<RunMetric> metrics) {
        json.objects("metrics", metrics, metric -> {
            json.text("metric", metric.metric().label());
            json.number("events", metric.events());
            json.number("value", metric.value());
        });
    }

    private void opens(RunFacts run) {
        json.objects("opens", run.opens(), count -> {
            json.text("class", count.openClass());
            json.text("filter", count.filter());
            json.number("opens", count.opens());
        });
        json.objects("leaks", run.leaks(), this::leak);
    }

    /** The fields of a callback in a gate's report. */
    public void callback(CallbackKey callback) {
        json.text("filter", callback.filter());
        json.text("majorFunction", FilterNames.function(callback.majorFunction()));
        json.text("phase", FilterNames.phase(callback.post()));
    }

    /** The fields of a leak. */
    public void leak(LeakFacts leak) {
        json.text("fingerprint", leak.fingerprint());
        json.text("class", leak.openClass());
        json.text("confidence", leak.confidence());
        json.text("filter", leak.filter());
        json.text("path", leak.path());
        json.text("process", leak.process());
        json.number("opens", leak.opens());
    }
}
