package fltscope.analyzer.report.info;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fltscope.collector.etl.EtlFile;
import fltscope.collector.etl.ReadProgress;
import fltscope.collector.survey.TraceSurvey;
import fltscope.schemas.fixture.EtlWriter;
import fltscope.schemas.fixture.FileIoEvents;
import fltscope.schemas.fixture.SessionEvents;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfoJsonTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void everyFieldIsInTheSchemaAndEveryRequiredOneInTheOutput() throws IOException {
        JsonNode schema = schema();

        assertMatches(schema, schema, json(), "");
    }

    @Test
    void aFileThatCanNotBeReadIsAnEntryWithItsError() throws IOException {
        JsonNode entry = json().get("traces").get(1);

        assertThat(entry.get("file").asText()).isEqualTo("gone.etl");
        assertThat(entry.get("error").asText()).isEqualTo("gone.etl: no such file");
    }

    @Test
    void numbersAreThoseOfTheTrace() throws IOException {
        JsonNode trace = json().get("traces").get(0);

        assertThat(trace.at("/os/build").asInt()).isEqualTo(19041);
        assertThat(trace.at("/time/startUtc").asText()).isEqualTo("2026-01-01 00:00:00.000 UTC");
        assertThat(trace.at("/time/lastEventNs").asLong()).isEqualTo(700);
        assertThat(trace.at("/kernelFlags/on/0").asText()).isEqualTo("FILE_IO_INIT");
        assertThat(trace.at("/counters/0/name").asText()).isEqualTo("EVENTS_LOST");
        assertThat(trace.at("/counters/0/count").asLong()).isEqualTo(5);
        assertThat(trace.at("/counters/0").has("firstOffset")).isFalse();
        assertThat(trace.at("/eventCounts/0/provider").asText()).isEqualTo("FileIo");
        assertThat(trace.at("/eventCounts/0/count").asLong()).isEqualTo(2);
    }

    private JsonNode json() throws IOException {
        Path path = folder.resolve("trace.etl");
        try (EtlWriter etl = EtlWriter.to(path).eventsLost(5).open()) {
            etl.header().system(SessionEvents.extension(0x0400_0000));
            etl.cpu(0).at(1_000_000_003L).system(FileIoEvents.close(3, 1, 2, 3, 4));
            etl.cpu(0).at(1_000_000_007L).system(FileIoEvents.close(3, 1, 2, 3, 4));
        }
        StringWriter out = new StringWriter();
        try (EtlFile file = EtlFile.open(path);
                InfoJson json = new InfoJson(out)) {
            json.trace(TraceSurvey.of(file, false, ReadProgress.NONE));
            json.error("gone.etl", "gone.etl: no such file");
        }
        return MAPPER.readTree(out.toString());
    }

    private static JsonNode schema() throws IOException {
        try (InputStream in = InfoJson.class.getResourceAsStream("/fltscope/schemas/info.schema.json")) {
            return MAPPER.readTree(in);
        }
    }

    /** The part of JSON Schema that the file uses: references, oneOf by fields, types, enums, required and known fields. */
    private static void assertMatches(JsonNode root, JsonNode given, JsonNode value, String at) {
        JsonNode schema = resolve(root, given);
        if (schema.has("oneOf")) {
            String error = value.has("error") ? "unreadable" : "trace";
            assertMatches(root, root.at("/$defs/" + error), value, at);
            return;
        }
        if (schema.has("enum")) {
            assertThat(schema.get("enum")).as(at).contains(value);
        }
        if (schema.has("const")) {
            assertThat(value).as(at).isEqualTo(schema.get("const"));
        }
        if (schema.has("type")) {
            assertThat(typeOf(value)).as(at).isEqualTo(schema.get("type").asText());
        }
        if (value.isArray()) {
            value.forEach(item -> assertMatches(root, schema.get("items"), item, at + "[]"));
        }
        if (value.isObject()) {
            assertFieldsMatch(root, schema, value, at);
        }
    }

    private static void assertFieldsMatch(JsonNode root, JsonNode schema, JsonNode value, String at) {
        Set<String> names = new TreeSet<>();
        value.fieldNames().forEachRemaining(names::add);
        if (schema.has("required")) {
            schema.get("required").forEach(name -> assertThat(names).as(at).contains(name.asText()));
        }
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            JsonNode known = schema.at("/properties/" + field.getKey());
            JsonNode fieldSchema = known.isMissingNode() ? schema.get("additionalProperties") : known;
            assertThat(fieldSchema.isObject())
                    .as("%s/%s is in the schema", at, field.getKey())
                    .isTrue();
            assertMatches(root, fieldSchema, field.getValue(), at + "/" + field.getKey());
        }
    }

    private static JsonNode resolve(JsonNode root, JsonNode schema) {
        return schema.has("$ref") ? root.at(schema.get("$ref").asText().substring(1)) : schema;
    }

    private static String typeOf(JsonNode value) {
        if (value.isIntegralNumber()) {
            return "integer";
        }
        return switch (value.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            default -> "other";
        };
    }
}
