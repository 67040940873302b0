package fltscope.analyzer.input;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The lines of a pasted text, one at a time: UTF-8, UTF-16 with its mark (or without, when the first character is a plain one),
 * and Windows-1252 for a line that is not UTF-8. A line may end with CR, LF or both; what of it is past {@link #MAX_UNITS} is left out.
 */
public final class TextLines {
    /** Bytes of a line (code units in UTF-16) that are kept. */
    public static final int MAX_UNITS = 4096;

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int MARK_BYTES = 3;

    private enum Form {
        BYTES,
        UTF_16LE,
        UTF_16BE
    }

    private final InputStream in;
    private final Form form;
    private final char[] units = new char[MAX_UNITS];
    private int count;
    private long number;
    private boolean cut;
    private boolean afterCarriageReturn;

    /** Reads the first bytes to learn the encoding. */
    public TextLines(InputStream source) throws IOException {
        in = new BufferedInputStream(source);
        in.mark(MARK_BYTES);
        byte[] start = in.readNBytes(MARK_BYTES);
        int first = start.length > 0 ? start[0] & 0xFF : -1;
        int second = start.length > 1 ? start[1] & 0xFF : -1;
        int skip = 0;
        if (first == 0xFF && second == 0xFE) {
            form = Form.UTF_16LE;
            skip = 2;
        } else if (first == 0xFE && second == 0xFF) {
            form = Form.UTF_16BE;
            skip = 2;
        } else if (first > 0 && second == 0) {
            form = Form.UTF_16LE;
        } else if (first == 0 && second > 0) {
            form = Form.UTF_16BE;
        } else {
            form = Form.BYTES;
            skip = first == 0xEF && second == 0xBB && start.length == MARK_BYTES && (start[2] & 0xFF) == 0xBF ? 3 : 0;
        }
        in.reset();
        in.skipNBytes(skip);
    }

    /** The next line made plain (see {@link PlainText}); null at the end. */
    public String next() throws IOException {
        count = 0;
        cut = false;
        int unit = nextUnit();
        if (unit == '\n' && afterCarriageReturn) {
            unit = nextUnit();
        }
        afterCarriageReturn = false;
        if (unit < 0) {
            return null;
        }
        while (unit >= 0 && unit != '\n' && unit != '\r') {
            if (count < MAX_UNITS) {
                units[count++] = (char) unit;
            } else {
                cut = true;
            }
            unit = nextUnit();
        }
        afterCarriageReturn = unit == '\r';
        number++;
        return PlainText.of(form == Form.BYTES ? decoded() : new String(units, 0, count));
    }

    /** Number of the line that {@link #next} gave, from 1. */
    public long number() {
        return number;
    }

    /** Whether a part of that line was left out. */
    public boolean cut() {
        return cut;
    }

    private int nextUnit() throws IOException {
        int low = in.read();
        if (form == Form.BYTES || low < 0) {
            return low;
        }
        int high = in.read();
        if (high < 0) {
            return -1;
        }
        return form == Form.UTF_16LE ? low | high << 8 : low << 8 | high;
    }

    private String decoded() {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) units[i];
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, WINDOWS_1252);
        }
    }
}
