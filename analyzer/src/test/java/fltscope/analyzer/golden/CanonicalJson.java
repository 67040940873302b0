package fltscope.analyzer.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * Takes out of JSON what depends on the machine, the JDK and the version of the tool: folders become {@code (folder)}, fractions
 * keep twelve digits, lines of prose are joined, and a histogram, whose compression differs by the zlib at hand, becomes its
 * values and counts.
 */
final class CanonicalJson {
    private static final MathContext DIGITS = new MathContext(12);
    private static final String HISTOGRAM = "HIST";

    private final List<String> folders = new ArrayList<>();

    CanonicalJson(List<Path> folders) {
        for (Path folder : folders) {
            this.folders.add(folder.toString());
            this.folders.add(folder.toAbsolutePath().toString());
        }
        // A folder in another one goes first.
        this.folders.sort(Comparator.comparingInt(String::length).reversed());
    }

    JsonNode of(Map.Entry<String, JsonNode> field) {
        return field.getKey().equals("tool") && field.getValue().isTextual()
                ? TextNode.valueOf("(version)")
                : of(field.getValue());
    }

    JsonNode of(JsonNode node) {
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(field -> object.set(field.getKey(), of(field)));
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode(node.size());
            node.forEach(element -> array.add(of(element)));
            return array;
        }
        if (node.isTextual()) {
            String text = node.asText();
            return TextNode.valueOf(text.startsWith(HISTOGRAM) ? histogram(text) : text(text));
        }
        if (node.isFloatingPointNumber()) {
            BigDecimal number = new BigDecimal(node.asText()).round(DIGITS).stripTrailingZeros();
            return DecimalNode.valueOf(number);
        }
        return node;
    }

    /** Prose of a command: where its lines break depends on the length of a folder's name. */
    String prose(String text) {
        return text(text).replaceAll("\\s+", " ").strip();
    }

    private String text(String text) {
        String result = text;
        for (String folder : folders) {
            result = result.replace(folder + "\\", "(folder)/")
                    .replace(folder + "/", "(folder)/")
                    .replace(folder, "(folder)");
        }
        return result.replaceAll("by fltscope [^ \n]+", "by fltscope (version)");
    }

    private static String histogram(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            Histogram histogram = Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0);
            StringBuilder values = new StringBuilder("histogram");
            for (HistogramIterationValue value : histogram.recordedValues()) {
                values.append(' ')
                        .append(value.getValueIteratedTo())
                        .append(':')
                        .append(value.getCountAddedInThisIterationStep());
            }
            return values.toString();
        } catch (DataFormatException | IllegalArgumentException e) {
            return text;
        }
    }
}
