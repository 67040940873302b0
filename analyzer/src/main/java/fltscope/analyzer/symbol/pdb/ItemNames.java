package fltscope.analyzer.symbol.pdb;

import fltscope.analyzer.symbol.file.Bytes;
import fltscope.analyzer.symbol.file.SymbolFileException;
import java.util.Arrays;

/**
 * The names of items, which inline sites refer to by numbers, and of the types that methods belong to (streams IPI and TPI,
 * pdb-rs {@code docs/tpi.md}): version u32, bytes of the head u32, first number u32, number behind the last u32; after the head
 * records { bytes of what follows u16, kind u16, data }, one for each number.
 */
final class ItemNames {
    static final int TYPES_STREAM = 2;
    static final int ITEMS_STREAM = 4;

    private static final int CLASS = 0x1504;
    private static final int STRUCTURE = 0x1505;
    private static final int UNION = 0x1506;
    private static final int FUNCTION = 0x1601;
    private static final int METHOD = 0x1602;
    private static final int TEXT = 0x1605;
    /** Numbers below stand for themselves; from here on a kind and then the value follow. */
    private static final int NUMERIC = 0x8000;

    private final Records items;
    private final Records types;

    ItemNames(Bytes items, Bytes types) throws SymbolFileException {
        this.items = new Records(items);
        this.types = new Records(types);
    }

    /** The qualified name of the function with this number; null where it is not there. */
    String function(long id) throws SymbolFileException {
        long at = items.at(id);
        if (at < 0) {
            return null;
        }
        int kind = items.bytes.u16(at + 2);
        if (kind != FUNCTION && kind != METHOD) {
            return null;
        }
        String name = items.bytes.text(at + 12);
        long scope = items.bytes.u32(at + 4);
        String scopeName = scope == 0 ? null : kind == FUNCTION ? text(scope) : type(scope);
        return scopeName == null ? name : scopeName + "::" + name;
    }

    private String text(long id) throws SymbolFileException {
        long at = items.at(id);
        return at < 0 || items.bytes.u16(at + 2) != TEXT ? null : items.bytes.text(at + 8);
    }

    private String type(long id) throws SymbolFileException {
        long at = types.at(id);
        if (at < 0) {
            return null;
        }
        long size =
                switch (types.bytes.u16(at + 2)) {
                    case CLASS, STRUCTURE -> at + 20;
                    case UNION -> at + 12;
                    default -> -1;
                };
        return size < 0 ? null : types.bytes.text(size + numericBytes(types.bytes.u16(size)));
    }

    /** Bytes of a number whose first two are given. */
    private static int numericBytes(int first) {
        if (first < NUMERIC) {
            return 2;
        }
        return switch (first) {
            case 0x8000 -> 3;
            case 0x8001, 0x8002 -> 4;
            case 0x8003, 0x8004 -> 6;
            default -> 10;
        };
    }

    /** Records that are found by their number: where each begins is gathered as far as it is needed. */
    private static final class Records {
        private final Bytes bytes;
        private final long first;
        private final long end;
        private int[] starts = new int[64];
        private int known;
        private long next;

        Records(Bytes bytes) throws SymbolFileException {
            this.bytes = bytes;
            boolean empty = bytes.size() == 0;
            next = empty ? 0 : bytes.u32(4);
            first = empty ? 0 : bytes.u32(8);
            end = empty ? 0 : bytes.u32(12);
        }

        /** Where the record with a number begins; -1 where there is none. */
        long at(long number) throws SymbolFileException {
            if (number < first || number >= end) {
                return -1;
            }
            while (known <= number - first) {
                if (next + 4 > bytes.size()) {
                    return -1;
                }
                if (known == starts.length) {
                    starts = Arrays.copyOf(starts, 2 * known);
                }
                starts[known++] = (int) next;
                next += 2L + bytes.u16(next);
            }
            return starts[(int) (number - first)];
        }
    }
}
