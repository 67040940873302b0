package fltscope.analyzer.gate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import fltscope.analyzer.gate.judge.Difference;
import fltscope.analyzer.gate.judge.Doubt;
import fltscope.analyzer.gate.measure.Quantity;
import fltscope.analyzer.json.SchemaCheck;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class GateJsonTest {
    private static final String SCHEMA = "gate.schema.json";

    @Test
    void theVerdictCanBeComputedAgain() {
        JsonNode json = json(SampleRuns.worse());

        assertThat(json.get("verdict").asText()).isEqualTo("regression");
        assertThat(json.get("exitCode").asInt()).isEqualTo(1);
        int regressions = 0;
        for (JsonNode metric : json.get("metrics")) {
            if (metric.at("/before/values").isEmpty()) {
                continue;
            }
            double ratio = median(metric.at("/now/values")) / median(metric.at("/before/values"));
            JsonNode change = metric.get("change");
            assertThat(change.get("ratio").asDouble()).isEqualTo(ratio, within(1e-12));
            boolean regressed = ratio > 1 + metric.get("minimumEffect").asDouble()
                    && change.get("low").asDouble() > 1
                    && median(metric.at("/now/values")) - median(metric.at("/before/values"))
                            > leastChange(json, metric)
                    && change.get("adjustedP").asDouble()
                            < json.at("/rule/significance").asDouble()
                    && change.get("cliffsDelta").asDouble()
                            >= json.at("/rule/leastCliffsDelta").asDouble();
            assertThat(metric.get("outcome").asText().equals("regression")).isEqualTo(regressed);
            regressions += regressed ? 1 : 0;
        }
        assertThat(regressions).isEqualTo(2);
    }

    @Test
    void theValuesOfASideAreThoseOfItsRuns() {
        JsonNode json = json(SampleRuns.worse());
        JsonNode metric = json.at("/metrics/2");
        List<Long> values = new ArrayList<>();
        for (JsonNode run : json.get("now")) {
            for (JsonNode value : run.get("metrics")) {
                if (value.get("metric").equals(metric.get("metric"))) {
                    values.add(value.get("value").asLong());
                }
            }
        }

        assertThat(values).hasSize(SampleRuns.RUNS);
        assertThat(metric.at("/now/values")).extracting(JsonNode::asLong).containsExactlyElementsOf(values);
    }

    @Test
    void aComparisonHasNoVerdict() {
        StringWriter text = new StringWriter();
        GateJson.writeComparison(text, SampleRuns.worse());

        JsonNode json = SchemaCheck.assertMatches(SCHEMA, text.toString());
        assertThat(json.get("verdict").isNull()).isTrue();
        assertThat(json.get("exitCode").isNull()).isTrue();
        assertThat(json.get("why")).isEmpty();
        assertThat(json.get("baselineFile").isNull()).isTrue();
    }

    @Test
    void numbersThatCouldNotBeComputedAreNull() {
        JsonNode json = json(SampleRuns.judge(
                SampleRuns.named("old").build(1), SampleRuns.named("new").build(1)));

        assertThat(json.at("/metrics/0/change/p").isNull()).isTrue();
        assertThat(json.at("/metrics/0/change/ratio").isNumber()).isTrue();
        assertThat(json.get("exitCode").asInt()).isEqualTo(3);
    }

    @Test
    void aGateWithABudgetAloneFitsTheSchema() {
        JsonNode json = json(SampleRuns.withoutBaseline(SampleRuns.limit(SampleRuns.FILTER, 4, 9_000)));

        assertThat(json.get("baselineFile").isNull()).isTrue();
        assertThat(json.at("/budget/0/state").asText()).isEqualTo("broken");
        assertThat(json.at("/budget/0/value").asLong()).isEqualTo(9_440);
    }

    @Test
    void theSchemaKnowsEveryWord() {
        JsonNode schema = SchemaCheck.tree(SchemaCheck.resource(SCHEMA)).get("$defs");

        assertThat(schema.at("/metric/properties/doubt/enum"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder(labels(Doubt.values(), Doubt::label));
        assertThat(schema.at("/metric/properties/quantity/enum"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder(labels(Quantity.values(), Quantity::label));
        assertThat(schema.at("/difference/properties/kind/enum"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder(labels(Difference.Kind.values(), Difference.Kind::label));
    }

    private static <T> String[] labels(T[] values, Function<T, String> label) {
        return Arrays.stream(values).map(label).toArray(String[]::new);
    }

    private static long leastChange(JsonNode json, JsonNode metric) {
        boolean time = metric.get("unit").asText().equals("ns");
        return json.at(time ? "/rule/minChangeNs" : "/rule/minChangeCallsPerMillion")
                .asLong();
    }

    private static double median(JsonNode values) {
        List<Long> sorted = new ArrayList<>();
        values.forEach(value -> sorted.add(value.asLong()));
        Collections.sort(sorted);
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2.0;
    }

    private static JsonNode json(GateView view) {
        StringWriter text = new StringWriter();
        GateJson.writeGate(text, view);
        return SchemaCheck.assertMatches(SCHEMA, text.toString());
    }
}
