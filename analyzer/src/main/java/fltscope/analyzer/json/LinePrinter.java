package fltscope.analyzer.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import java.io.IOException;

/** Lays JSON out for a version control system: what lies deeper than some levels stands in one line, all else in lines of its own. */
final class LinePrinter implements PrettyPrinter {
    private final int levels;
    private int depth;

    /** @param levels of objects and arrays whose content stands in lines of its own */
    LinePrinter(int levels) {
        this.levels = levels;
    }

    @Override
    public void writeRootValueSeparator(JsonGenerator json) throws IOException {
        json.writeRaw('\n');
    }

    @Override
    public void writeStartObject(JsonGenerator json) throws IOException {
        json.writeRaw('{');
        depth++;
    }

    @Override
    public void writeEndObject(JsonGenerator json, int entries) throws IOException {
        end(json, entries, '}');
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator json) throws IOException {
        separate(json);
    }

    @Override
    public void writeObjectFieldValueSeparator(JsonGenerator json) throws IOException {
        json.writeRaw(": ");
    }

    @Override
    public void writeStartArray(JsonGenerator json) throws IOException {
        json.writeRaw('[');
        depth++;
    }

    @Override
    public void writeEndArray(JsonGenerator json, int values) throws IOException {
        end(json, values, ']');
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
        separate(json);
    }

    @Override
    public void beforeArrayValues(JsonGenerator json) throws IOException {
        newLine(json, depth);
    }

    @Override
    public void beforeObjectEntries(JsonGenerator json) throws IOException {
        newLine(json, depth);
    }

    private void separate(JsonGenerator json) throws IOException {
        json.writeRaw(depth <= levels ? "," : ", ");
        newLine(json, depth);
    }

    private void end(JsonGenerator json, int values, char end) throws IOException {
        if (values > 0) {
            newLine(json, depth - 1);
        }
        depth--;
        json.writeRaw(end);
    }

    private void newLine(JsonGenerator json, int indent) throws IOException {
        if (depth <= levels) {
            json.writeRaw('\n' + "  ".repeat(indent));
        }
    }
}
