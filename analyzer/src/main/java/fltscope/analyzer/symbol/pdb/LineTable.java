package fltscope.analyzer.symbol.pdb;

import fltscope.analyzer.symbol.file.Bytes;
import fltscope.analyzer.symbol.file.SymbolFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The lines of one module, form C13 (microsoft-pdb {@code cvinfo.h}): subsections { kind u32, bytes u32, data, padded to 4 }.
 *
 * <pre>
 *   0xF2 lines      offset u32, section u16, flags u16 (1: columns), bytes of code u32;
 *                   blocks { file u32, count u32, bytes u32, count times { offset u32, line in the low 24 bits u32 } }
 *   0xF4 files      { offset of the name u32, bytes u8, kind u8, checksum, padded to 4 }; a file is an offset in here
 *   0xF6 inlinees   form u32; { item id u32, file u32, line u32; in form 1: count u32, count times u32 }
 * </pre>
 *
 * An entry holds up to the next offset; of several with one offset the last one counts, as in Microsoft's DIA.
 */
final class LineTable {
    /** Where an inlined function begins in the source: the place of its file, and the line. */
    record Inlinee(long file, long line) {}

    private record Block(long rva, long bytes, Bytes data) {}

    private static final int LINES = 0xF2;
    private static final int FILES = 0xF4;
    private static final int INLINEES = 0xF6;
    private static final int BLOCKS = 12;
    private static final int LINE_MASK = 0xFF_FFFF;
    /** Lines that stand for code without a source. */
    private static final int NEVER_STEP_INTO = 0xFE_EFEE;

    private static final int ALWAYS_STEP_INTO = 0xF0_0F00;

    private final List<Block> blocks = new ArrayList<>();
    private Bytes files = Bytes.of("the files of a module", new byte[0]);
    private final Map<Long, Inlinee> inlinees = new HashMap<>();

    LineTable(Bytes lines, Sections sections) throws SymbolFileException {
        long at = 0;
        while (at + 8 <= lines.size()) {
            long bytes = lines.u32(at + 4);
            Bytes data = lines.slice("a part of the lines", at + 8, bytes);
            switch (lines.i32(at)) {
                case LINES -> add(data, sections);
                case FILES -> files = data;
                case INLINEES -> readInlinees(data);
                default -> {}
            }
            at += (8 + bytes + 3) & ~3L;
        }
    }

    private void add(Bytes data, Sections sections) throws SymbolFileException {
        long rva = sections.rva(data.u16(4), data.u32(0));
        if (rva >= 0) {
            blocks.add(new Block(rva, data.u32(8), data));
        }
    }

    private void readInlinees(Bytes data) throws SymbolFileException {
        boolean more = data.i32(0) == 1;
        long at = 4;
        while (at + 12 <= data.size()) {
            inlinees.putIfAbsent(data.u32(at), new Inlinee(data.u32(at + 4), data.u32(at + 8)));
            at += 12;
            if (more) {
                at += 4 + 4 * data.u32(at);
            }
        }
    }

    /** The line of an rva; null for none. */
    SourceLine at(long rva, FileNames names) throws SymbolFileException {
        for (Block block : blocks) {
            if (rva >= block.rva && rva - block.rva < block.bytes) {
                return line(block.data, rva - block.rva, names);
            }
        }
        return null;
    }

    private SourceLine line(Bytes data, long offset, FileNames names) throws SymbolFileException {
        long best = -1;
        long bestLine = 0;
        long bestFile = 0;
        long at = BLOCKS;
        while (at + 12 <= data.size()) {
            long count = data.u32(at + 4);
            data.slice("a block of lines", at + 12, 8 * count);
            for (long i = 0; i < count; i++) {
                long start = data.u32(at + 12 + 8 * i);
                if (start <= offset && start >= best) {
                    best = start;
                    bestLine = data.u32(at + 16 + 8 * i) & LINE_MASK;
                    bestFile = data.u32(at);
                }
            }
            at += Math.max(12, data.u32(at + 8));
        }
        return best < 0 ? null : source(bestFile, bestLine, names);
    }

    /** A line of the file at a place; null where it stands for no source, or the file has no name. */
    SourceLine source(long file, long line, FileNames names) throws SymbolFileException {
        if (line <= 0 || line == NEVER_STEP_INTO || line == ALWAYS_STEP_INTO || file < 0 || file + 4 > files.size()) {
            return null;
        }
        String name = names.at(files.u32(file));
        return name == null ? null : new SourceLine(name, (int) line);
    }

    /** Where the function with an item id begins; null when nothing says so. */
    Inlinee inlinee(long id) {
        return inlinees.get(id);
    }
}
