package fltscope.analyzer.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import fltscope.schemas.trace.ErrorKind;
import fltscope.schemas.trace.TraceException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A JSON file that the user gives, read from its beginning to its end. Whatever is wrong with it is a {@link TraceException}
 * that names the file, line and column: {@code rules.json:12:8: unknown field 'pathes'}.
 */
public final class JsonInput implements AutoCloseable {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final int LOOKED_AT = 256;

    /** Takes the value of a field, at whose first token the input is. */
    public interface Fields {
        /** Reads the value; false, with nothing read, for a name that is not known. */
        boolean read(String name);
    }

    private final String name;
    private final JsonParser parser;
    private boolean formatSeen;
    private boolean versionSeen;

    private JsonInput(String name, JsonParser parser) {
        this.name = name;
        this.parser = parser;
    }

    /** Opens a file; nothing of it is read yet. */
    public static JsonInput open(Path file) {
        try {
            return of(file.toString(), Files.newInputStream(file));
        } catch (NoSuchFileException e) {
            throw new TraceException(ErrorKind.UNREADABLE, file.toString(), "no such file", e);
        } catch (AccessDeniedException e) {
            throw new TraceException(ErrorKind.NO_RIGHTS, file.toString(), "can not be read: access denied", e);
        } catch (IOException e) {
            throw unreadable(file.toString(), e);
        }
    }

    /** Reads a stream, which it closes at its end. */
    public static JsonInput of(String name, InputStream in) {
        try {
            InputStream buffered = new BufferedInputStream(in);
            if (isBinary(buffered)) {
                buffered.close();
                throw new TraceException(ErrorKind.WRONG_FORMAT, name, "is a binary file, not JSON");
            }
            return new JsonInput(name, JSON.createParser(buffered));
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /** JSON has no control characters beside those that divide lines; zeros stand beside characters in UTF-16 and UTF-32. */
    private static boolean isBinary(InputStream in) throws IOException {
        in.mark(LOOKED_AT);
        byte[] start = in.readNBytes(LOOKED_AT);
        in.reset();
        for (byte unit : start) {
            if (unit > 0 && unit < ' ' && !(unit >= '\t' && unit <= '\r')) {
                return true;
            }
        }
        return false;
    }

    /** Reads the whole file, one object, whose fields {@code format} and {@code version} must be there and be known. */
    public void document(String format, int version, Fields fields) {
        JsonToken first = next();
        if (first == null) {
            throw new TraceException(ErrorKind.WRONG_FORMAT, name, "the file is empty");
        }
        if (first != JsonToken.START_OBJECT) {
            throw problem("not a JSON object");
        }
        object(field -> switch (field) {
            case "format" -> formatIs(format);
            case "version" -> versionIs(version);
            default -> fields.read(field);
        });
        if (!formatSeen || !versionSeen) {
            throw new TraceException(
                    ErrorKind.WRONG_FORMAT,
                    name,
                    "not a file of this kind: \"format\": \"" + format + "\" or \"version\" is missing");
        }
        if (next() != null) {
            throw problem("there is more behind the end of the object");
        }
    }

    private boolean formatIs(String format) {
        String given = text();
        if (!given.equals(format)) {
            throw problem("the format is '" + given + "', not '" + format + "'");
        }
        formatSeen = true;
        return true;
    }

    private boolean versionIs(int version) {
        try {
            if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
                    || parser.getBigIntegerValue().signum() <= 0) {
                throw problem("the version is no number from 1 on");
            }
            if (parser.getBigIntegerValue().bitLength() >= Integer.SIZE || parser.getIntValue() > version) {
                throw problem(
                        "version " + parser.getText() + " is of a newer fltscope; this one knows up to " + version);
            }
        } catch (IOException e) {
            throw broken(e);
        }
        versionSeen = true;
        return true;
    }

    /** Reads the object that the input is at. */
    public void object(Fields fields) {
        expect(JsonToken.START_OBJECT, "an object");
        while (next() != JsonToken.END_OBJECT) {
            String field = fieldName();
            JsonLocation at = parser.currentTokenLocation();
            next();
            if (!fields.read(field)) {
                throw problem(at, "unknown field '" + field + "'");
            }
        }
    }

    /** Reads the array that the input is at, item by item. */
    public void array(Runnable item) {
        expect(JsonToken.START_ARRAY, "an array");
        while (next() != JsonToken.END_ARRAY) {
            item.run();
        }
    }

    /** The text that the input is at; it is not blank. */
    public String text() {
        expect(JsonToken.VALUE_STRING, "a text");
        try {
            String text = JsonNames.name(parser.getText());
            if (text.isBlank()) {
                throw problem("the text is empty");
            }
            return text;
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** The text that the input is at, which may be empty or blank; null where it is null. */
    public String textOrNull() {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        expect(JsonToken.VALUE_STRING, "a text or null");
        try {
            return JsonNames.name(parser.getText());
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** The whole number from 0 on that the input is at. */
    public long number() {
        expect(JsonToken.VALUE_NUMBER_INT, "a whole number");
        try {
            BigInteger number = parser.getBigIntegerValue();
            if (number.signum() < 0 || number.bitLength() >= Long.SIZE) {
                throw problem("this should be a whole number from 0 to 2^63 - 1");
            }
            return number.longValue();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** The true or false that the input is at. */
    public boolean flag() {
        if (parser.currentToken() != JsonToken.VALUE_FALSE) {
            expect(JsonToken.VALUE_TRUE, "true or false");
        }
        return parser.currentToken() == JsonToken.VALUE_TRUE;
    }

    /** Passes over the value that the input is at; true, so that it can stand for a field that was read. */
    public boolean skip() {
        try {
            parser.skipChildren();
            return true;
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** Line of the value that the input is at, from 1 on. */
    public int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    /** Something wrong with the value that the input is at, or with the object that ends here. */
    public TraceException problem(String what) {
        return problem(parser.currentTokenLocation(), what);
    }

    private TraceException problem(JsonLocation at, String what) {
        return new TraceException(ErrorKind.WRONG_FORMAT, name + ":" + at.getLineNr() + ":" + at.getColumnNr(), what);
    }

    private void expect(JsonToken token, String what) {
        if (parser.currentToken() != token) {
            throw problem("this should be " + what);
        }
    }

    private JsonToken next() {
        try {
            return parser.nextToken();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private String fieldName() {
        try {
            return parser.currentName();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private TraceException broken(IOException e) {
        if (e instanceof JsonProcessingException syntax) {
            String message = syntax.getOriginalMessage().lines().findFirst().orElse("");
            boolean early = message.startsWith("Unexpected end-of-input");
            // Of what is beyond the parser's limits, such as a number of many digits, it knows no place.
            JsonLocation at = syntax.getLocation() == null ? parser.currentLocation() : syntax.getLocation();
            return problem(at, early ? "the file ends too early" : "no valid JSON: " + message);
        }
        return unreadable(name, e);
    }

    private static TraceException unreadable(String name, IOException e) {
        return new TraceException(ErrorKind.of(e), name, "can not be read: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }
}
