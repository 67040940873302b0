package fltscope.analyzer.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Collection;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Writes one JSON document, field by field in the order of the calls. Text is escaped to ASCII, which lets nothing
 * through to a terminal or a build server. A null stands for what is not known.
 */
public final class JsonOutput implements AutoCloseable {
    private final JsonGenerator json;

    /** The writer is flushed at the end, not closed. */
    public JsonOutput(Writer out) {
        this(out, new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
    }

    private JsonOutput(Writer out, PrettyPrinter layout) {
        try {
            json = JsonEscapes.generator(out).setPrettyPrinter(layout);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Lays the document out for a version control system: what lies deeper than {@code levels} objects and arrays stands in one
     * line.
     */
    public static JsonOutput inLines(Writer out, int levels) {
        return new JsonOutput(out, new LinePrinter(levels));
    }

    /** Something that the generator does. */
    private interface Step {
        void run(JsonGenerator json) throws IOException;
    }

    private void run(Step step) {
        try {
            step.run(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The document, an object. */
    public void document(Runnable fields) {
        run(JsonGenerator::writeStartObject);
        fields.run();
        run(JsonGenerator::writeEndObject);
        run(generator -> generator.writeRaw('\n'));
    }

    public void object(String name, Runnable fields) {
        run(generator -> generator.writeObjectFieldStart(name));
        fields.run();
        run(JsonGenerator::writeEndObject);
    }

    /** An array of objects, each with the fields of one of {@code items}. */
    public <T> void objects(String name, Collection<T> items, Consumer<T> fields) {
        run(generator -> generator.writeArrayFieldStart(name));
        for (T item : items) {
            run(JsonGenerator::writeStartObject);
            fields.accept(item);
            run(JsonGenerator::writeEndObject);
        }
        run(JsonGenerator::writeEndArray);
    }

    /** An array of texts. */
    public void texts(String name, Collection<String> texts) {
        run(generator -> {
            generator.writeArrayFieldStart(name);
            for (String text : texts) {
                generator.writeString(text == null ? null : JsonNames.of(text));
            }
            generator.writeEndArray();
        });
    }

    /** An array of numbers. */
    public void numbers(String name, Collection<Long> values) {
        run(generator -> {
            generator.writeArrayFieldStart(name);
            for (long value : values) {
                generator.writeNumber(value);
            }
            generator.writeEndArray();
        });
    }

    /** An array of arrays of numbers. */
    public void lists(String name, Collection<? extends Collection<Integer>> lists) {
        run(generator -> {
            generator.writeArrayFieldStart(name);
            for (Collection<Integer> list : lists) {
                generator.writeStartArray();
                for (int value : list) {
                    generator.writeNumber(value);
                }
                generator.writeEndArray();
            }
            generator.writeEndArray();
        });
    }

    public void text(String name, String value) {
        run(generator -> generator.writeStringField(name, value == null ? null : JsonNames.of(value)));
    }

    public void number(String name, long value) {
        run(generator -> generator.writeNumberField(name, value));
    }

    /** A number, or null where it has the value that says that it is not known. */
    public void number(String name, long value, long unknown) {
        run(generator -> {
            if (value == unknown) {
                generator.writeNullField(name);
            } else {
                generator.writeNumberField(name, value);
            }
        });
    }

    /** A number with a fraction, or null where there is none or it is without bound. */
    public void decimal(String name, double value) {
        run(generator -> {
            if (Double.isFinite(value)) {
                generator.writeNumberField(name, value);
            } else {
                generator.writeNullField(name);
            }
        });
    }

    /** A text, a number, a flag, or null. */
    public void value(String name, Object value) {
        if (value instanceof Long number) {
            number(name, number);
        } else if (value instanceof Boolean flag) {
            flag(name, flag);
        } else {
            text(name, (String) value);
        }
    }

    public void flag(String name, boolean value) {
        run(generator -> generator.writeBooleanField(name, value));
    }

    /** An address as {@code "0xffffe0000110b630"}; null where it is 0. */
    public void address(String name, long value) {
        text(name, value == 0 ? null : String.format(Locale.ROOT, "0x%x", value));
    }

    /** 32 bits as {@code "0x00000104"}. */
    public void bits(String name, int value) {
        text(name, String.format(Locale.ROOT, "0x%08x", value));
    }

    @Override
    public void close() {
        run(JsonGenerator::close);
    }
}
