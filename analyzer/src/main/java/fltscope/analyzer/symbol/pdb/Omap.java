package fltscope.analyzer.symbol.pdb;

import fltscope.analyzer.symbol.file.Bytes;
import fltscope.analyzer.symbol.file.SymbolFileException;

/**
 * Where the code of an image that was rearranged after linking came from: {@code { from u32, to u32 }} sorted by {@code from},
 * each for what follows up to the next (breakpad {@code omap.cc}; checked on four images whose functions were cut into pieces).
 */
final class Omap {
    private static final int ENTRY_BYTES = 8;
    /** Code that has no original: all files at hand have this value, breakpad speaks of -1. */
    private static final long INJECTED = 0x8000_0000L;

    private final Bytes toSource;

    Omap(Bytes toSource) {
        this.toSource = toSource;
    }

    /** The rva that was linked for one of the shipped image; -1 where the code was put in later. */
    long original(long rva) throws SymbolFileException {
        int low = 0;
        int high = toSource.size() / ENTRY_BYTES;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (toSource.u32((long) middle * ENTRY_BYTES) <= rva) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == 0) {
            return -1;
        }
        long at = (low - 1L) * ENTRY_BYTES;
        long to = toSource.u32(at + 4);
        return to == 0 || to >= INJECTED ? -1 : to + rva - toSource.u32(at);
    }
}
