package fltscope.analyzer.symbol.pdb;

import fltscope.analyzer.symbol.file.Bytes;
import fltscope.analyzer.symbol.file.SymbolFileException;

/**
 * Reads the annotations of an inline site: an opcode, then its operand or two, each compressed to 1 byte (0xxxxxxx), 2 (10) or
 * 4 (110). An opcode of 0 is the padding at the end.
 */
final class Annotations {
    private static final int LENGTH_AND_OFFSET = 12;
    private static final int LAST = 13;
    private static final long BAD = -1;

    private final Bytes bytes;
    private final long end;
    private long at;
    private int opcode;
    private long first;
    private long second;

    Annotations(Bytes bytes, long from, long end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** Goes to the next one; false at the end, or where what follows is none. */
    boolean next() throws SymbolFileException {
        opcode = (int) number();
        if (opcode < 1 || opcode > LAST) {
            return false;
        }
        first = number();
        second = opcode == LENGTH_AND_OFFSET ? number() : 0;
        return first != BAD && second != BAD;
    }

    int opcode() {
        return opcode;
    }

    long first() {
        return first;
    }

    long second() {
        return second;
    }

    private long number() throws SymbolFileException {
        if (at >= end) {
            return BAD;
        }
        long b = bytes.u8(at);
        int more = (b & 0x80) == 0 ? 0 : (b & 0x40) == 0 ? 1 : (b & 0x20) == 0 ? 3 : -1;
        if (more < 0 || at + more >= end) {
            return BAD;
        }
        long value = more == 0 ? b : more == 1 ? b & 0x3F : b & 0x1F;
        for (int i = 1; i <= more; i++) {
            value = value << 8 | bytes.u8(at + i);
        }
        at += 1 + more;
        return value;
    }
}
