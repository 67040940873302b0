package fltscope.analyzer.symbol.pe;

import fltscope.analyzer.symbol.file.Bytes;
import fltscope.analyzer.symbol.file.SymbolFileException;

/**
 * Where functions begin and end, from the exception directory of an x64 or ARM64 binary (Microsoft: x64 exception handling,
 * ARM64 exception handling). A function without a frame has no entry.
 *
 * <pre>
 *   x64    { begin u32, end u32, unwind u32 }; unwind: version and flags u8 (flag 4: chained), u8, codes u8, u8, codes u16 each,
 *          padded to an even number; a chained one is followed by the entry of its primary
 *   ARM64  { begin u32, data u32 }; data bits 0-1 not 0: packed, length in words bits 2-12; else the rva of a record whose first
 *          word has it in bits 0-17
 * </pre>
 */
public final class FunctionBounds {
    private static final int MACHINE_X64 = 0x8664;
    private static final int MACHINE_ARM64 = 0xAA64;
    private static final int CHAINED = 4;
    /** Chains are short; what is longer goes in a circle. */
    private static final int LONGEST_CHAIN = 32;

    private final PeFile image;
    private final Bytes file;
    private final long at;
    private final int entryBytes;
    private final int count;

    public FunctionBounds(PeFile image) throws SymbolFileException {
        this.image = image;
        file = image.bytes();
        at = image.offset(image.exceptionsRva());
        entryBytes = image.machine() == MACHINE_X64 ? 12 : image.machine() == MACHINE_ARM64 ? 8 : 0;
        long bytes = at < 0 || entryBytes == 0 ? 0 : Math.min(image.exceptionsBytes(), file.size() - at);
        count = (int) (bytes / Math.max(1, entryBytes));
    }

    /** Whether the binary says where functions begin and end. */
    public boolean isKnown() {
        return count > 0;
    }

    /** Start of the function that holds an rva, chained parts followed to their primary; -1 where no entry holds it. */
    public long start(long rva) throws SymbolFileException {
        int entry = before(rva);
        if (entry < 0 || rva >= end(entry)) {
            return -1;
        }
        return entryBytes == 12 ? primary(at + (long) entry * entryBytes) : begin(entry);
    }

    /** Start of the last function at or before an rva that has an entry; -1 for none. */
    public long lastStart(long rva) throws SymbolFileException {
        int entry = before(rva);
        return entry < 0 ? -1 : begin(entry);
    }

    private int before(long rva) throws SymbolFileException {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (begin(middle) <= rva) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    private long begin(int entry) throws SymbolFileException {
        return file.u32(at + (long) entry * entryBytes);
    }

    private long end(int entry) throws SymbolFileException {
        long data = file.u32(at + (long) entry * entryBytes + 4);
        if (entryBytes == 12) {
            return data;
        }
        if ((data & 3) != 0) {
            return begin(entry) + 4 * (data >>> 2 & 0x7FF);
        }
        long record = image.offset(data);
        return record < 0 ? begin(entry) : begin(entry) + 4 * (file.u32(record) & 0x3FFFF);
    }

    private long primary(long entryAt) throws SymbolFileException {
        long entry = entryAt;
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            long unwind = image.offset(file.u32(entry + 8));
            if (unwind < 0 || (file.u8(unwind) >>> 3 & CHAINED) == 0) {
                break;
            }
            entry = unwind + 4 + 2L * (file.u8(unwind + 2) + 1 & ~1);
        }
        return file.u32(entry);
    }
}
