package fltscope.analyzer.json;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.Writer;

/**
 * What is escaped in the JSON that is written: all but ASCII, the delete character, which terminals obey, and the number sign,
 * with which commands to a build server begin wherever they stand in a line.
 */
public final class JsonEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1L;
    private static final int DELETE = 0x7F;

    private final int[] codes = standardAsciiEscapesForJSON();

    private JsonEscapes() {
        codes['#'] = ESCAPE_STANDARD;
        codes[DELETE] = ESCAPE_STANDARD;
    }

    /** What writes all JSON; closing it leaves {@code out} open. */
    public static JsonGenerator generator(Writer out) throws IOException {
        return new JsonFactoryBuilder()
                .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                .characterEscapes(new JsonEscapes())
                .build()
                .createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return codes.clone();
    }

    @Override
    public SerializableString getEscapeSequence(int character) {
        return null;
    }
}
