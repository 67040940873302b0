package fltscope.analyzer.report.analysis;

import fltscope.analyzer.input.Altitude;
import fltscope.analyzer.json.JsonOutput;
import fltscope.analyzer.latency.Latency;
import fltscope.analyzer.metric.DurationColumns;
import fltscope.analyzer.metric.FilterColumns;
import fltscope.analyzer.names.FilterNames;
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
        createShares(CreateShares.of(analysis, altitudes));
        json.objects("callbacks", analysis.callbacks(), this::callback);
    }

    private void operation(Map.Entry<FileOperation, Latency> row) {
        json.text("operation", row.getKey().name());
        latency("duration", row.getValue());
    }

    private void filter(FilterRow filter) {
        json.text("driver", filter.driver());
        altitude(filter.driver() == null ? null : altitudes.of(filter.driver()));
        FilterColumns.JSON.forEach(column -> json.number(column.id(), column.of(filter.cost())));
    }

    private void createShares(CreateShares shares) {
        if (shares == null) {
            json.text("createShares", null);
            return;
        }
        json.object("createShares", () -> {
            json.number("creates", shares.creates());
            json.number("totalNs", shares.totalNanos());
            json.objects("filters", shares.filters(), share -> {
                json.text("driver", share.filter().driver());
                json.number("percent", share.percent());
            });
            json.number("belowPercent", shares.belowPercent());
            json.number("mostCreatesOfAFilter", shares.mostSeen());
        });
    }

    private void callback(CallbackRow row) {
        json.text("filter", row.filter());
        altitude(row.filter() == null ? null : altitudes.of(row.filter(), row.volume()));
        json.text("volume", row.volume());
        json.number("instance", row.ordinal());
        json.number("majorFunction", row.majorFunction());
        json.text("majorFunctionName", MajorFunction.name(row.majorFunction()));
        json.text("phase", FilterNames.phase(row.post()));
        latency("duration", row.duration());
        latency("own", row.own());
    }

    /** Text, as it may have a fraction of any length. */
    private void altitude(Altitude altitude) {
        json.text("altitude", altitude == null ? null : altitude.toString());
    }

    private void latency(String name, Latency latency) {
        json.object(name, () -> {
            DurationColumns.ALL.forEach(column -> json.number(column.id(), column.of(latency)));
            json.text("histogram", latency.encoded());
        });
    }
}
