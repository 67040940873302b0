package fltscope.analyzer.symbol.pdb;

import fltscope.analyzer.symbol.file.Bytes;
import fltscope.analyzer.symbol.file.SymbolFileException;

/** The section headers of an image, 40 bytes each as in PE files: virtualSize @8, virtualAddress @12, characteristics @36. */
public final class Sections {
    /** Bytes of one header. */
    public static final int HEADER_BYTES = 40;

    private static final int VIRTUAL_SIZE = 8;
    private static final int VIRTUAL_ADDRESS = 12;
    private static final int CHARACTERISTICS = 36;
    private static final int EXECUTE = 0x2000_0000;

    private final long[] starts;
    private final long[] sizes;
    private final boolean[] code;

    public Sections(Bytes headers) throws SymbolFileException {
        int count = headers.size() / HEADER_BYTES;
        starts = new long[count];
        sizes = new long[count];
        code = new boolean[count];
        for (int i = 0; i < count; i++) {
            long at = (long) i * HEADER_BYTES;
            sizes[i] = headers.u32(at + VIRTUAL_SIZE);
            starts[i] = headers.u32(at + VIRTUAL_ADDRESS);
            code[i] = (headers.i32(at + CHARACTERISTICS) & EXECUTE) != 0;
        }
    }

    public int count() {
        return starts.length;
    }

    /** The rva of an offset in a section, which is numbered from 1; -1 for a section that is not there. */
    long rva(int section, long offset) {
        return section < 1 || section > starts.length ? -1 : starts[section - 1] + offset;
    }

    /** Whether code stands in a section, which is numbered from 1. */
    boolean holdsCode(int section) {
        return section >= 1 && section <= code.length && code[section - 1];
    }

    /** Number of the section from 1 that an rva lies in; 0 for none. */
    public int at(long rva) {
        for (int i = 0; i < starts.length; i++) {
            if (rva >= starts[i] && rva - starts[i] < sizes[i]) {
                return i + 1;
            }
        }
        return 0;
    }
}
