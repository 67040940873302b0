package fltscope.analyzer.report.analysis;

import fltscope.analyzer.input.Altitude;
import fltscope.analyzer.json.JsonOutput;
import fltscope.analyzer.latency.Latency;
import fltscope.analyzer.result.Altitudes;
import fltscope.analyzer.result.Analysis;
import fltscope.analyzer.result.CallbackRow;
import fltscope.analyzer.result.FilterRow;
import fltscope.schemas.event.MajorFunction;
import fltscope.schemas.record.FileOperation;
import java.util.Map;

/** How long things took, as a part of {@link AnalysisJson}. */
final class LatencyJson {
    private final JsonOutput json;
    private final Altitudes altitudes;

    LatencyJson(JsonOutput json, Altitudes altitudes) {
        this.json = json;
        this.altitudes = altitudes;
    }

    void write(Analysis analysis) {
        json.objects("operations", analysis.operations().entrySet(), this::operation);
        json.objects("groups", analysis.groups(), group -> {
            json.text("name", group.name());
            json.objects("operations", group.operations().entrySet(), this::operation);
            json.objects("callbacks", group.callbacks(), this::callback);
        });
        json.objects("filters", analysis.filters(), this::filter);
        json.objects("callbacks", analysis.callbacks(), this::callback);
    }

    private void operation(Map.Entry<FileOperation, Latency> row) {
        json.text("operation", row.getKey().name());
        latency("duration", row.getValue());
    }

    private void filter(FilterRow filter) {
        json.text("driver", filter.driver());
        altitude(filter.driver() == null ? null : altitudes.of(filter.driver()));
        json.number("calls", filter.calls());
        json.number("createCalls", filter.createCalls());
        json.number("createOwnNs", filter.createNanos());
    }

    private void callback(CallbackRow row) {
        json.text("filter", row.filter());
        altitude(row.filter() == null ? null : altitudes.of(row.filter(), row.volume()));
        json.text("volume", row.volume());
        json.number("instance", row.ordinal());
        json.number("majorFunction", row.majorFunction());
        json.text("majorFunctionName", MajorFunction.name(row.majorFunction()));
        json.text("phase", row.post() ? "post" : "pre");
        latency("duration", row.duration());
        latency("own", row.own());
    }

    /** Text, as it may have a fraction of any length. */
    private void altitude(Altitude altitude) {
        json.text("altitude", altitude == null ? null : altitude.toString());
    }

    private void latency(String name, Latency latency) {
        json.object(name, () -> {
            json.number("count", latency.count());
            json.number("p50Ns", latency.p50Nanos());
            json.number("p90Ns", latency.p90Nanos());
            json.number("p99Ns", latency.p99Nanos());
            json.number("p999Ns", latency.p999Nanos());
            json.number("maxNs", latency.maxNanos());
            json.number("sumNs", latency.sumNanos());
            json.number("backwards", latency.backwards());
            json.text("histogram", latency.encoded());
        });
    }
}
