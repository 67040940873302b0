package fltscope.analyzer.input;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The lines of a pasted text, one at a time: UTF-8, UTF-16 with its mark (or without, as the zero bytes of its plain characters
 * show), for a line that is neither GBK or Shift_JIS where it reads as such beyond doubt, and else Windows-1252. A line may end with CR, LF or both; what of it is past {@link #MAX_UNITS} is left out.
 */
public final class TextLines {
    /** Bytes of a line (code units in UTF-16) that are kept. */
    public static final int MAX_UNITS = 4096;

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int LOOKED_AT = 1024;
    /** One byte in so many is zero at the least in UTF-16 that has tables, spaces and line ends. */
    private static final int ZEROS = 5;

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
        in.mark(LOOKED_AT);
        byte[] start = in.readNBytes(LOOKED_AT);
        int first = start.length > 0 ? start[0] & 0xFF : -1;
        int second = start.length > 1 ? start[1] & 0xFF : -1;
        int skip = 0;
        if (first == 0xFF && second == 0xFE) {
            form = Form.UTF_16LE;
            skip = 2;
        } else if (first == 0xFE && second == 0xFF) {
            form = Form.UTF_16BE;
            skip = 2;
        } else if (isZeroAt(start, 1)) {
            form = Form.UTF_16LE;
        } else if (isZeroAt(start, 0)) {
            form = Form.UTF_16BE;
        } else {
            form = Form.BYTES;
            skip = first == 0xEF && second == 0xBB && start.length > 2 && (start[2] & 0xFF) == 0xBF ? 3 : 0;
        }
        in.reset();
        in.skipNBytes(skip);
    }

    /** Whether bytes at even (0) or odd (1) places are zero time and again, and the others are not. */
    private static boolean isZeroAt(byte[] bytes, int parity) {
        int[] zeros = new int[2];
        for (int i = 0; i < bytes.length; i++) {
            zeros[i & 1] += bytes[i] == 0 ? 1 : 0;
        }
        return zeros[parity] * ZEROS > bytes.length && zeros[1 - parity] == 0;
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
            String eastAsian = EastAsianText.of(bytes);
            return eastAsian == null ? new String(bytes, WINDOWS_1252) : eastAsian;
        }
    }
}
