package fltscope.analyzer.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The part of JSON Schema (2020-12) that the published schemas use. A keyword that it does not know is an error, so that no
 * schema can ask for more than is looked at.
 */
public final class SchemaCheck {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> NOTES = Set.of("$schema", "$defs", "title", "description", "format");

    private final JsonNode root;
    private final List<String> problems = new ArrayList<>();

    private SchemaCheck(JsonNode root) {
        this.root = root;
    }

    /** Asserts that a document is one that a schema in {@code fltscope/schemas} describes; returns it. */
    public static JsonNode assertMatches(String schema, String document) {
        JsonNode value = tree(document);
        assertThat(problems(schema, value)).as("%s", schema).isEmpty();
        return value;
    }

    /** What keeps a document from being one that the schema describes. */
    public static List<String> problems(String schema, JsonNode document) {
        JsonNode root = tree(resource(schema));
        SchemaCheck check = new SchemaCheck(root);
        check.check(root, document, "$");
        return check.problems;
    }

    /** A document as a tree. */
    public static JsonNode tree(String document) {
        try {
            return MAPPER.readTree(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a published schema. */
    public static String resource(String name) {
        try (InputStream in = SchemaCheck.class.getResourceAsStream("/fltscope/schemas/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void check(JsonNode schema, JsonNode value, String at) {
        for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
            JsonNode wanted = keyword.getValue();
            boolean fits =
                    switch (keyword.getKey()) {
                        case "$ref" -> refersTo(wanted.asText(), value, at);
                        case "type" -> isOfType(wanted, value);
                        case "const" -> wanted.equals(value);
                        case "enum" -> contains(wanted, value);
                        case "pattern" ->
                            !value.isTextual()
                                    || Pattern.compile(wanted.asText())
                                            .matcher(value.asText())
                                            .find();
                        case "minimum" -> !value.isNumber() || value.asLong() >= wanted.asLong();
                        case "maximum" -> !value.isNumber() || value.asLong() <= wanted.asLong();
                        case "minItems" -> !value.isArray() || value.size() >= wanted.asInt();
                        case "required" -> !value.isObject() || hasAll(wanted, value);
                        case "properties" -> {
                            wanted.properties().forEach(field -> {
                                if (value.has(field.getKey())) {
                                    check(field.getValue(), value.get(field.getKey()), at + "." + field.getKey());
                                }
                            });
                            yield true;
                        }
                        case "additionalProperties" -> hasOnly(schema.get("properties"), value);
                        case "items" -> {
                            for (int i = 0; i < value.size() && value.isArray(); i++) {
                                check(wanted, value.get(i), at + "[" + i + "]");
                            }
                            yield true;
                        }
                        default -> NOTES.contains(keyword.getKey());
                    };
            if (!fits) {
                problems.add(at + ": " + keyword.getKey() + " " + wanted + " is not met");
            }
        }
    }

    /** A part of the same file, or another file. */
    private boolean refersTo(String reference, JsonNode value, String at) {
        if (!reference.startsWith("#")) {
            SchemaCheck other = new SchemaCheck(tree(resource(reference)));
            other.check(other.root, value, at);
            problems.addAll(other.problems);
            return true;
        }
        JsonNode part = root.at(reference.substring(1));
        check(part, value, at);
        return !part.isMissingNode();
    }

    private static boolean hasAll(JsonNode names, JsonNode value) {
        for (JsonNode name : names) {
            if (!value.has(name.asText())) {
                return false;
            }
        }
        return true;
    }

    /** The schemas use it with false alone. */
    private static boolean hasOnly(JsonNode properties, JsonNode value) {
        return value.properties().stream().allMatch(field -> properties.has(field.getKey()));
    }

    private static boolean contains(JsonNode values, JsonNode value) {
        for (JsonNode one : values) {
            if (one.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfType(JsonNode types, JsonNode value) {
        String type =
                switch (value.getNodeType()) {
                    case OBJECT -> "object";
                    case ARRAY -> "array";
                    case STRING -> "string";
                    case BOOLEAN -> "boolean";
                    case NULL -> "null";
                    case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
                    default -> "none";
                };
        return types.isArray()
                ? contains(types, MAPPER.getNodeFactory().textNode(type))
                : types.asText().equals(type);
    }
}
