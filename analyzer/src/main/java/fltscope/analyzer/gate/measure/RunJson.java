package fltscope.analyzer.gate.measure;

import fltscope.analyzer.json.JsonOutput;
import java.util.List;

/** One run, as a part of a baseline. */
public final class RunJson {
    private final JsonOutput json;

    public RunJson(JsonOutput json) {
        this.json = json;
    }

    public void write(RunFacts run) {
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
        json.texts("loss", run.loss().reasons());
        json.number("operations", run.operations());
        json.flag("endsRecorded", run.endsRecorded());
        json.objects("callbacks", run.callbacks(), count -> {
            json.text("callback", count.callback().label());
            json.number("calls", count.calls());
        });
        json.objects("metrics", gated(run), metric -> {
            json.text("metric", metric.metric().label());
            json.number("events", metric.events());
            json.number("value", metric.value());
        });
        List<RunHistogram> histograms = run.histograms().stream()
                .filter(histogram -> Metric.isGated(histogram.callback().majorFunction()))
                .toList();
        json.objects("histograms", histograms, histogram -> {
            json.text("callback", histogram.callback().label());
            json.text("histogram", histogram.encoded());
        });
        json.objects("opens", run.opens(), count -> {
            json.text("class", count.openClass());
            json.text("filter", count.filter());
            json.number("opens", count.opens());
        });
        json.objects("leaks", run.leaks(), this::leak);
    }

    private static List<RunMetric> gated(RunFacts run) {
        return run.metrics().stream()
                .filter(metric -> metric.metric().isGated())
                .toList();
    }

    private void leak(LeakFacts leak) {
        json.text("fingerprint", leak.fingerprint());
        json.text("class", leak.openClass());
        json.text("confidence", leak.confidence());
        json.text("filter", leak.filter());
        json.text("path", leak.path());
        json.text("process", leak.process());
        json.number("opens", leak.opens());
    }
}
