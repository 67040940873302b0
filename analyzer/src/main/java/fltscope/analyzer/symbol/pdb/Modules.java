package fltscope.analyzer.symbol.pdb;

import fltscope.analyzer.symbol.file.Bytes;
import fltscope.analyzer.symbol.file.SymbolFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The object files that an image was linked of, and which of them an address is from (pdb-rs {@code docs/dbi.md}).
 *
 * <pre>
 *   a module: 64 bytes, of which stream u16 @34 (0xFFFF: none), bytes of symbols, of old lines, of lines u32 @36;
 *             two names; padded to 4
 *   contributions: u32 0xF12EBA2D (28 bytes each) or 0xF13151E4 (32 bytes each), then
 *             section u16, u16, offset i32 @4, size i32 @8, characteristics u32, module u16 @16, ...
 * </pre>
 */
final class Modules {
    /** A module with symbols; {@code linesAt} is their end, where old lines of {@code oldBytes} come before those of today. */
    record Module(int stream, long symbolBytes, long oldBytes, long lineBytes) {}

    private static final int HEAD_BYTES = 64;
    private static final int STREAM = 34;
    private static final int SYMBOL_BYTES = 36;
    private static final int OLD_BYTES = 40;
    private static final int LINE_BYTES = 44;
    private static final int NO_STREAM = 0xFFFF;

    private static final int FIRST_FORM = 0xF12E_BA2D;
    private static final int SECOND_FORM = 0xF131_51E4;
    private static final int MODULE = 16;

    private final List<Module> modules = new ArrayList<>();
    /** Start, size and module of each contribution of code, by start. */
    private long[] starts = {};

    private long[] sizes = {};
    private int[] owners = {};
    private boolean hasSymbols;

    Modules(Bytes list, Bytes contributions, Sections sections) throws SymbolFileException {
        long at = 0;
        while (at + HEAD_BYTES <= list.size()) {
            Module module = new Module(
                    list.u16(at + STREAM),
                    list.u32(at + SYMBOL_BYTES),
                    list.u32(at + OLD_BYTES),
                    list.u32(at + LINE_BYTES));
            modules.add(module);
            hasSymbols |= module.stream != NO_STREAM;
            int names = list.terminator(at + HEAD_BYTES) + 1;
            at = (Math.min(list.size(), list.terminator(Math.min(names, list.size())) + 1L) + 3) & ~3L;
        }
        if (hasSymbols && contributions.size() > 4) {
            readContributions(contributions, sections);
        }
    }

    private void readContributions(Bytes list, Sections sections) throws SymbolFileException {
        int bytes =
                switch (list.i32(0)) {
                    case FIRST_FORM -> 28;
                    case SECOND_FORM -> 32;
                    default -> throw new SymbolFileException("the section contributions: their form is not known");
                };
        int most = (list.size() - 4) / bytes;
        long[] keys = new long[most];
        int count = 0;
        for (int i = 0; i < most; i++) {
            int section = list.u16(4L + (long) i * bytes);
            long rva = sections.rva(section, list.u32(8L + (long) i * bytes));
            if (sections.holdsCode(section) && rva <= Integer.MAX_VALUE) {
                keys[count++] = rva << 32 | i;
            }
        }
        Arrays.sort(keys, 0, count);
        starts = new long[count];
        sizes = new long[count];
        owners = new int[count];
        for (int i = 0; i < count; i++) {
            long at = 4 + (keys[i] & 0xFFFF_FFFFL) * bytes;
            starts[i] = keys[i] >>> 32;
            sizes[i] = list.u32(at + 8);
            owners[i] = list.u16(at + MODULE);
        }
    }

    /** Number of the module with symbols that an rva's code is from; -1 for none. */
    int at(long rva) {
        int found = Arrays.binarySearch(starts, rva);
        int i = found >= 0 ? found : -found - 2;
        while (i + 1 < starts.length && starts[i + 1] == rva) {
            i++;
        }
        if (i < 0 || rva - starts[i] >= sizes[i] || owners[i] >= modules.size()) {
            return -1;
        }
        return modules.get(owners[i]).stream == NO_STREAM ? -1 : owners[i];
    }

    Module get(int index) {
        return modules.get(index);
    }

    /** Whether any module has symbols of its own. */
    boolean haveSymbols() {
        return hasSymbols;
    }

    /** Whether any module has lines. */
    boolean haveLines() {
        return modules.stream().anyMatch(module -> module.stream != NO_STREAM && module.lineBytes > 0);
    }
}
