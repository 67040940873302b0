package fltscope.analyzer.symbol.pdb;

import fltscope.analyzer.symbol.file.Bytes;
import fltscope.analyzer.symbol.file.SymbolFileException;

/**
 * Stream 3 of a PDB (pdb-rs {@code docs/dbi.md}, microsoft-pdb {@code dbi.h}; checked on PDBs of MSVC, clang and lld).
 *
 * <pre>
 *    0  -1, version u32, age u32, GSI u16, build u16, PSI u16, u16, symbol records u16, u16
 *   24  bytes i32: modules, contributions, section map, source info, type server map
 *   44  u32; bytes i32: optional debug header, EC; flags u16, machine u16, u32
 *   64  modules, contributions, section map, source info, type server map, EC, optional debug header
 * </pre>
 *
 * The optional debug header is stream numbers u16, 0xFFFF for none, of which there may be fewer than twelve.
 */
final class Dbi {
    static final int STREAM = 3;

    /** Places in the optional debug header. */
    static final int OMAP_TO_SOURCE = 3;

    static final int SECTIONS = 5;
    static final int ORIGINAL_SECTIONS = 10;

    private static final int AGE = 8;
    private static final int SYMBOL_RECORDS = 20;
    private static final int FIRST_SIZE = 24;
    private static final int FIRST_PART = 64;
    private static final int DEBUG_HEADER_BYTES = 48;
    private static final int EC_BYTES = 52;
    private static final int FLAGS = 56;
    private static final int MACHINE = 58;
    private static final int STRIPPED = 2;
    private static final int NO_STREAM = 0xFFFF;

    private final Bytes stream;
    private final long[] ends = new long[5];
    private final Bytes debugHeader;

    Dbi(Bytes stream) throws SymbolFileException {
        this.stream = stream;
        if (stream.i32(0) != -1) {
            throw new SymbolFileException("the DBI stream: its form is older than Visual C++ 5");
        }
        long at = FIRST_PART;
        for (int i = 0; i < ends.length; i++) {
            at += stream.u32(FIRST_SIZE + 4L * i);
            ends[i] = at;
        }
        debugHeader =
                stream.slice("the optional debug header", at + stream.u32(EC_BYTES), stream.u32(DEBUG_HEADER_BYTES));
    }

    long age() throws SymbolFileException {
        return stream.u32(AGE);
    }

    int machine() throws SymbolFileException {
        return stream.u16(MACHINE);
    }

    boolean isStripped() throws SymbolFileException {
        return (stream.u16(FLAGS) & STRIPPED) != 0;
    }

    Bytes modules() throws SymbolFileException {
        return stream.slice("the modules", FIRST_PART, ends[0] - FIRST_PART);
    }

    Bytes contributions() throws SymbolFileException {
        return stream.slice("the section contributions", ends[0], ends[1] - ends[0]);
    }

    int symbolRecords() throws SymbolFileException {
        return number(stream.u16(SYMBOL_RECORDS));
    }

    /** The stream at a place of the optional debug header; -1 for none. */
    int debugStream(int place) throws SymbolFileException {
        return 2 * place + 2 > debugHeader.size() ? -1 : number(debugHeader.u16(2L * place));
    }

    private static int number(int stream) {
        return stream == NO_STREAM ? -1 : stream;
    }
}
