package fltscope.analyzer.symbol.pdb;

import fltscope.analyzer.symbol.file.Bytes;
import fltscope.analyzer.symbol.file.SymbolFileException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The procedures of one module, and where its lines stand. */
final class ModuleCode {
    /**
     * A stretch of code of a procedure.
     *
     * @param nameAt offset of its name in the symbols
     * @param bodyAt offset of the records inside of it; -1 where the stretch is not the procedure's own
     * @param endAt offset behind them
     * @param originRva start of the procedure
     */
    record Procedure(long rva, long bytes, long nameAt, long bodyAt, long endAt, long originRva) {
        boolean holds(long address) {
            return address >= rva && address - rva < bytes;
        }
    }

    private final Bytes symbols;
    private final Bytes lines;
    private final List<Procedure> procedures = new ArrayList<>();
    private LineTable lineTable;

    ModuleCode(Bytes stream, Modules.Module module, Sections sections) throws SymbolFileException {
        symbols = stream.slice("symbols of a module", 0, module.symbolBytes());
        lines = stream.slice("lines of a module", module.symbolBytes() + module.oldBytes(), module.lineBytes());
        Procedure open = null;
        long at = 4;
        while (at + 4 <= symbols.size()) {
            int length = symbols.u16(at);
            int kind = symbols.u16(at + 2);
            if (SymbolKind.isProcedure(kind)) {
                open = procedure(at, at + 2 + length, sections);
                add(open);
            } else if (kind == SymbolKind.THUNK) {
                add(thunk(at, sections));
            } else if (kind == SymbolKind.SEPARATED_CODE && open != null) {
                add(separated(at, open, sections));
            }
            if (length < 2) {
                break;
            }
            at += 2 + length;
        }
        procedures.sort(Comparator.comparingLong(Procedure::rva));
    }

    private Procedure procedure(long at, long bodyAt, Sections sections) throws SymbolFileException {
        long rva = sections.rva(
                symbols.u16(at + SymbolKind.PROCEDURE_SECTION), symbols.u32(at + SymbolKind.PROCEDURE_OFFSET));
        long bytes = symbols.u32(at + SymbolKind.PROCEDURE_LENGTH);
        long end = symbols.u32(at + SymbolKind.PROCEDURE_END);
        return new Procedure(rva, bytes, at + SymbolKind.PROCEDURE_NAME, bodyAt, Math.min(end, symbols.size()), rva);
    }

    private Procedure thunk(long at, Sections sections) throws SymbolFileException {
        long rva = sections.rva(symbols.u16(at + SymbolKind.THUNK_SECTION), symbols.u32(at + SymbolKind.THUNK_OFFSET));
        return new Procedure(rva, symbols.u16(at + SymbolKind.THUNK_LENGTH), at + SymbolKind.THUNK_NAME, -1, -1, rva);
    }

    private Procedure separated(long at, Procedure of, Sections sections) throws SymbolFileException {
        long rva = sections.rva(
                symbols.u16(at + SymbolKind.SEPARATED_SECTION), symbols.u32(at + SymbolKind.SEPARATED_OFFSET));
        return new Procedure(rva, symbols.u32(at + SymbolKind.SEPARATED_LENGTH), of.nameAt, -1, -1, of.originRva);
    }

    private void add(Procedure procedure) {
        if (procedure.rva >= 0 && procedure.bytes > 0) {
            procedures.add(procedure);
        }
    }

    /** The procedures that hold an rva and begin last; several where code was folded, in the order of their names. */
    List<Procedure> at(long rva) throws SymbolFileException {
        int i = lastAtOrBefore(rva);
        while (i >= 0 && !procedures.get(i).holds(rva)) {
            i--;
        }
        List<Procedure> found = new ArrayList<>();
        for (int k = i; k >= 0 && procedures.get(k).rva == procedures.get(i).rva; k--) {
            if (procedures.get(k).holds(rva)) {
                found.add(procedures.get(k));
            }
        }
        if (found.size() > 1) {
            List<String> names = new ArrayList<>();
            for (Procedure procedure : found) {
                names.add(name(procedure));
            }
            List<Procedure> unsorted = List.copyOf(found);
            found.sort(Comparator.comparing(procedure -> names.get(unsorted.indexOf(procedure))));
        }
        return found;
    }

    private int lastAtOrBefore(long rva) {
        int low = 0;
        int high = procedures.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (procedures.get(middle).rva <= rva) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    String name(Procedure procedure) throws SymbolFileException {
        return symbols.text(procedure.nameAt);
    }

    Bytes symbols() {
        return symbols;
    }

    LineTable lines(Sections sections) throws SymbolFileException {
        if (lineTable == null) {
            lineTable = new LineTable(lines, sections);
        }
        return lineTable;
    }
}
