package fltscope.analyzer.symbol.pdb;

import fltscope.analyzer.symbol.file.Bytes;
import fltscope.analyzer.symbol.file.SymbolFileException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The public names of code, in the order of their addresses. They have no length. Only eight bytes are kept for each beside the
 * records; names are decoded when they are asked for.
 *
 * <p>Assembler routines come without the flag of a function, so what has none counts too where it lies in code; not, however,
 * the strings, tables and import cells that compilers put there.
 */
final class PublicNames {
    private static final int FUNCTION = 2;
    private static final int NAME = SymbolKind.PUBLIC_NAME;
    private static final String[] DATA = {
        "??_C@", "??_7", "??_8", "??_R", "__imp_", "__NULL_IMPORT", "__real@", "__xmm@"
    };

    private static final int OFFSET_BITS = 32;
    private static final long OFFSET_MASK = 0xFFFF_FFFFL;

    private final Bytes records;
    /** rva, then the offset of the record, sorted. */
    private long[] entries;

    private int count;

    PublicNames(Bytes records, Sections sections) throws SymbolFileException {
        this.records = records;
        entries = new long[64];
        int at = 0;
        while (at + 4 <= records.size()) {
            int length = records.u16(at);
            if (records.u16(at + 2L) == SymbolKind.PUBLIC) {
                add(at, sections);
            }
            if (length < 2) {
                break;
            }
            at += 2 + length;
        }
        Arrays.sort(entries, 0, count);
    }

    private void add(int at, Sections sections) throws SymbolFileException {
        int section = records.u16(at + SymbolKind.PUBLIC_SECTION);
        if (!sections.holdsCode(section) || (!isFunction(at) && isData(at))) {
            return;
        }
        long rva = sections.rva(section, records.u32(at + SymbolKind.PUBLIC_OFFSET));
        if (rva > Integer.MAX_VALUE) {
            return;
        }
        if (count == entries.length) {
            entries = Arrays.copyOf(entries, 2 * count);
        }
        entries[count++] = rva << OFFSET_BITS | at;
    }

    private boolean isFunction(int at) throws SymbolFileException {
        return (records.i32(at + SymbolKind.PUBLIC_FLAGS) & FUNCTION) != 0;
    }

    private boolean isData(int at) {
        for (String prefix : DATA) {
            if (records.startsWith(at + NAME, prefix)) {
                return true;
            }
        }
        return false;
    }

    int count() {
        return count;
    }

    /** Index of the last name at or before an rva; -1 for none. */
    int before(long rva) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (entries[middle] >>> OFFSET_BITS <= rva) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    long rva(int index) {
        return entries[index] >>> OFFSET_BITS;
    }

    /** How many names stand at the rva of one. */
    int sameCode(int index) throws SymbolFileException {
        int functions = 0;
        for (int i = first(index); i < count && rva(i) == rva(index); i++) {
            functions += isFunction(record(i)) ? 1 : 0;
        }
        return Math.max(1, functions);
    }

    /** Of the names at the rva of one, the first one of a function in plain order; decorated. */
    String name(int index) throws SymbolFileException {
        String best = null;
        boolean bestIsFunction = false;
        for (int i = first(index); i < count && rva(i) == rva(index); i++) {
            boolean function = isFunction(record(i));
            if (best == null || (function && !bestIsFunction)) {
                best = text(record(i));
                bestIsFunction = function;
            } else if (function == bestIsFunction) {
                String name = text(record(i));
                best = name.compareTo(best) < 0 ? name : best;
            }
        }
        return best;
    }

    private int first(int index) {
        int i = index;
        while (i > 0 && rva(i - 1) == rva(index)) {
            i--;
        }
        return i;
    }

    private int record(int index) {
        return (int) (entries[index] & OFFSET_MASK);
    }

    private String text(int at) throws SymbolFileException {
        int most = records.u16(at) + 2 - NAME;
        Bytes name = records.slice("a public name", at + NAME, Math.max(0, most));
        return new String(name.slice("", 0, name.terminator(0)).toArray(), StandardCharsets.UTF_8);
    }
}
