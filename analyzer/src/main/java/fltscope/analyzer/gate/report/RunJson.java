package fltscope.analyzer.gate.report;

import fltscope.analyzer.gate.measure.Callback;
import fltscope.analyzer.gate.measure.LeakFacts;
import fltscope.analyzer.gate.measure.RunFacts;
import fltscope.analyzer.json.JsonOutput;
import fltscope.analyzer.names.FilterNames;

/** The fields of a run: all that is known of it but the histograms, whose percentiles are among the metrics. */
final class RunJson {
    private final JsonOutput json;

    RunJson(JsonOutput json) {
        this.json = json;
    }

    void write(RunFacts run) {
        json.text("name", run.name());
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
        json.flag("lossy", run.loss().lossy());
        json.texts("lost", run.loss().reasons());
        json.number("operations", run.operations());
        json.objects("callbacks", run.callbacks(), count -> {
            Callback callback = count.callback();
            json.text("filter", callback.filter());
            json.text("majorFunction", FilterNames.function(callback.majorFunction()));
            json.text("phase", FilterNames.phase(callback.post()));
            json.number("calls", count.calls());
        });
        json.objects("metrics", run.metrics(), value -> {
            json.text("metric", value.metric().label());
            json.number("events", value.events());
            json.number("value", value.value());
        });
        json.objects("opens", run.opens(), opens -> {
            json.text("class", opens.openClass());
            json.text("filter", opens.filter());
            json.number("opens", opens.opens());
        });
        json.objects("leaks", run.leaks(), leak -> leak(json, leak));
    }

    /** The fields of a leak. */
    static void leak(JsonOutput json, LeakFacts leak) {
        json.text("fingerprint", leak.fingerprint());
        json.text("class", leak.openClass());
        json.text("confidence", leak.confidence());
        json.text("filter", leak.filter());
        json.text("path", leak.path());
        json.text("process", leak.process());
        json.number("opens", leak.opens());
    }
}
