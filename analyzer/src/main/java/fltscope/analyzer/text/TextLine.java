package fltscope.analyzer.text;

import java.io.PrintWriter;
import java.util.Arrays;

/** Lines in the making: characters and numbers, without the weight of a formatter, handed on in large pieces. */
public final class TextLine {
    private static final int PIECE_CHARS = 1 << 14;
    private static final int MOST_DIGITS = 20;
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final PrintWriter out;
    private final char[] digits = new char[MOST_DIGITS];
    private char[] chars = new char[2 * PIECE_CHARS];
    private int length;
    private int lineStart;

    public TextLine(PrintWriter out) {
        this.out = out;
    }

    public TextLine add(char c) {
        room(1);
        chars[length++] = c;
        return this;
    }

    public TextLine add(String text) {
        int count = text.length();
        room(count);
        text.getChars(0, count, chars, length);
        length += count;
        return this;
    }

    public TextLine decimal(long value) {
        if (value == Long.MIN_VALUE) {
            return add(Long.toString(value));
        }
        if (value < 0) {
            add('-');
        }
        int at = MOST_DIGITS;
        long rest = Math.abs(value);
        for (; rest > Integer.MAX_VALUE; rest /= 10) {
            digits[--at] = (char) ('0' + rest % 10);
        }
        int small = (int) rest;
        do {
            digits[--at] = (char) ('0' + small % 10);
            small /= 10;
        } while (small != 0);
        int count = MOST_DIGITS - at;
        room(count);
        System.arraycopy(digits, at, chars, length, count);
        length += count;
        return this;
    }

    /** {@code 0x1f}. */
    public TextLine hex(long value) {
        room(MOST_DIGITS);
        chars[length++] = '0';
        chars[length++] = 'x';
        int shift = Math.max(0, (Long.SIZE - 1 - Long.numberOfLeadingZeros(value)) & ~3);
        for (; shift >= 0; shift -= 4) {
            chars[length++] = HEX[(int) (value >>> shift) & 0xF];
        }
        return this;
    }

    /** Seconds with six digits behind the point, rounded: {@code 12.345679}. */
    public TextLine micros(long nanos) {
        long micros = Math.floorDiv(nanos + 500, 1000L);
        if (micros < 0) {
            add('-');
        }
        long rest = Math.abs(micros);
        decimal(rest / 1_000_000).add('.');
        room(6);
        int fraction = (int) (rest % 1_000_000);
        for (int at = length + 5; at >= length; at--) {
            chars[at] = (char) ('0' + fraction % 10);
            fraction /= 10;
        }
        length += 6;
        return this;
    }

    /** Characters of the line so far. */
    public int column() {
        return length - lineStart;
    }

    /** Spaces up to a column, and at least one. */
    public TextLine pad(int column) {
        do {
            add(' ');
        } while (column() < column);
        return this;
    }

    /** Moves what was added since {@code from} to the right, so that it ends before {@code column}. */
    public TextLine right(int from, int column) {
        int shift = column - column();
        if (shift > 0) {
            room(shift);
            int start = lineStart + from;
            System.arraycopy(chars, start, chars, start + shift, length - start);
            Arrays.fill(chars, start, start + shift, ' ');
            length += shift;
        }
        return this;
    }

    /** Ends the line; blanks at its end are dropped. */
    public void end() {
        while (length > lineStart && chars[length - 1] == ' ') {
            length--;
        }
        add('\n');
        if (length >= PIECE_CHARS) {
            flush();
        }
        lineStart = length;
    }

    public void flush() {
        out.write(chars, 0, length);
        length = 0;
        lineStart = 0;
    }

    private void room(int more) {
        if (length + more > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(2 * chars.length, length + more));
        }
    }
}
