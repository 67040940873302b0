package fltscope.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fltscope.analyzer.finding.Confidence;
import fltscope.analyzer.finding.OpenClass;
import fltscope.analyzer.gate.measure.Quantity;
import fltscope.analyzer.json.SchemaCheck;
import fltscope.analyzer.metric.Column;
import fltscope.analyzer.metric.DurationColumns;
import fltscope.analyzer.metric.FilterColumns;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The manual's tables and the schemas name what the catalogue holds, in its words. */
class ManualTest {
    private static final Path DOCS = Path.of("..", "docs");

    @Test
    void theManualHasEachColumnOfFiltersAndDurations() throws IOException {
        List<Column<?>> columns = Stream.of(FilterColumns.TEXT, List.of(DurationColumns.COUNT), DurationColumns.TIMES)
                .<Column<?>>flatMap(List::stream)
                .toList();
        assertThat(rows("reading-a-report.md"))
                .containsAll(columns.stream()
                        .map(column -> "| " + column.label() + " | " + column.meaning() + " |")
                        .toList());
    }

    @Test
    void theManualHasEachMetricOfAGate() throws IOException {
        assertThat(rows("gate.md"))
                .containsAll(Arrays.stream(Quantity.values())
                        .map(quantity -> "| " + quantity.words() + " | " + quantity.meaning() + " | "
                                + String.format(Locale.ROOT, "%,d", quantity.eventsNeeded()) + " |")
                        .toList());
    }

    @Test
    void theManualHasEachClassAndConfidence() throws IOException {
        List<String> page = Files.readAllLines(DOCS.resolve("reading-a-report.md"));
        for (OpenClass openClass : OpenClass.values()) {
            assertThat(page)
                    .anyMatch(line -> line.startsWith("| " + openClass.label() + " | "
                            + openClass.severity().label()));
        }
        for (Confidence confidence : Confidence.values()) {
            assertThat(page).anyMatch(line -> line.startsWith("| " + confidence.label() + " | "));
        }
    }

    @Test
    void theSchemaOfAReportHasTheFieldsOfTheCatalogue() throws IOException {
        JsonNode durations = schema("report.schema.json").at("/$defs/durations/properties");
        assertThat(durations.fieldNames())
                .toIterable()
                .containsExactlyElementsOf(
                        Stream.concat(DurationColumns.ALL.stream().map(Column::id), Stream.of("histogram"))
                                .toList());
        JsonNode filter = schema("report.schema.json").at("/$defs/filter/properties");
        assertThat(filter.fieldNames())
                .toIterable()
                .containsExactlyElementsOf(Stream.concat(
                                Stream.of("driver", "altitude"),
                                FilterColumns.JSON.stream().map(Column::id))
                        .toList());
    }

    @Test
    void theSchemaOfAGateHasTheMetricsOfTheCatalogue() throws IOException {
        assertThat(schema("gate.schema.json").findValue("quantity").get("enum"))
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(
                        Arrays.stream(Quantity.values()).map(Quantity::label).toList());
    }

    /** The rows of a page's tables from their second cell on, as the first says where they stand. */
    private static List<String> rows(String page) throws IOException {
        return Files.readAllLines(DOCS.resolve(page)).stream()
                .filter(line -> line.startsWith("| "))
                .map(line -> line.substring(line.indexOf('|', 1)))
                .toList();
    }

    private static JsonNode schema(String name) throws IOException {
        try (InputStream in = ManualTest.class.getResourceAsStream("/fltscope/schemas/" + name)) {
            return SchemaCheck.tree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
