package fltscope.analyzer.symbol.pdb;

import fltscope.analyzer.symbol.file.Bytes;
import fltscope.analyzer.symbol.file.SymbolFileException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What was inlined at a place of a procedure (microsoft-pdb {@code cvinfo.h}). A site's annotations are a small program of
 * opcodes and operands, 1, 2 or 4 bytes each; they move an offset from the start of the outer procedure and a line, and say how
 * much code belongs to each step.
 */
final class InlineSites {
    private static final int CODE_OFFSET = 1;
    private static final int CHANGE_OFFSET = 3;
    private static final int CHANGE_LENGTH = 4;
    private static final int CHANGE_FILE = 5;
    private static final int CHANGE_LINE = 6;
    private static final int CHANGE_OFFSET_AND_LINE = 11;
    private static final int CHANGE_LENGTH_AND_OFFSET = 12;

    private final LineTable lines;
    private final FileNames files;
    private final ItemNames names;

    InlineSites(LineTable lines, FileNames files, ItemNames names) {
        this.lines = lines;
        this.files = files;
        this.names = names;
    }

    /** What was inlined at an offset from the procedure's start, innermost first; records from one place to before another. */
    List<InlinedFunction> at(Bytes symbols, long from, long end, long offset) throws SymbolFileException {
        List<InlinedFunction> found = new ArrayList<>();
        long at = from;
        while (at >= 0 && at + 4 <= end) {
            int length = symbols.u16(at);
            int kind = symbols.u16(at + 2);
            long next = at + 2 + length;
            if (length < 2 || next > end) {
                break;
            }
            if (kind == SymbolKind.INLINE_SITE || kind == SymbolKind.INLINE_SITE_2) {
                long annotations =
                        at + (kind == SymbolKind.INLINE_SITE ? SymbolKind.ANNOTATIONS : SymbolKind.ANNOTATIONS_2);
                InlinedFunction function =
                        site(symbols, annotations, next, symbols.u32(at + SymbolKind.INLINEE), offset);
                if (function != null) {
                    found.add(function);
                }
            }
            at = next;
        }
        Collections.reverse(found);
        return found;
    }

    /** The function of a site, when the site holds the offset; else null. */
    private InlinedFunction site(Bytes symbols, long from, long end, long id, long wanted) throws SymbolFileException {
        LineTable.Inlinee inlinee = lines.inlinee(id);
        Steps steps = new Steps(wanted, inlinee == null ? -1 : inlinee.file(), inlinee == null ? 0 : inlinee.line());
        Annotations program = new Annotations(symbols, from, end);
        while (program.next()) {
            steps.take(program.opcode(), program.first(), program.second());
        }
        steps.close(steps.stop);
        String name = steps.found ? names.function(id) : null;
        return name == null ? null : new InlinedFunction(name, lines.source(steps.foundFile, steps.foundLine, files));
    }

    /** Runs the program of a site, and keeps the line of the step that holds the wanted offset. */
    private static final class Steps {
        private final long wanted;
        private long offset;
        private long file;
        private long line;
        private boolean found;
        private long foundFile;
        private long foundLine;
        /** The step that began last; its end is that of the next one's start while no length was given. */
        private long start = -1;

        private long stop;
        private long startFile;
        private long startLine;

        Steps(long wanted, long file, long line) {
            this.wanted = wanted;
            this.file = file;
            this.line = line;
        }

        void take(int opcode, long first, long second) {
            switch (opcode) {
                case CODE_OFFSET -> offset = first;
                case CHANGE_OFFSET -> begin(offset + first, -1);
                case CHANGE_LENGTH -> {
                    offset += first;
                    close(offset);
                }
                case CHANGE_FILE -> file = first;
                case CHANGE_LINE -> line += signed(first);
                case CHANGE_OFFSET_AND_LINE -> {
                    line += signed(first >>> 4);
                    begin(offset + (first & 0xF), -1);
                }
                case CHANGE_LENGTH_AND_OFFSET -> begin(offset + second, offset + second + first);
                default -> {}
            }
        }

        private void begin(long at, long end) {
            close(at);
            offset = at;
            start = at;
            stop = end;
            startFile = file;
            startLine = line;
        }

        private void close(long at) {
            if (start >= 0 && start <= wanted && wanted < (stop < 0 ? at : stop)) {
                found = true;
                foundFile = startFile;
                foundLine = startLine;
            }
            start = -1;
        }

        private static long signed(long operand) {
            return (operand & 1) == 0 ? operand >>> 1 : -(operand >>> 1);
        }
    }
}
