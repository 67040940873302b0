package fltscope.analyzer.symbol.pdb;

import fltscope.analyzer.symbol.file.Bytes;
import fltscope.analyzer.symbol.file.SymbolFileException;

/** The stream {@code /names}: magic u32 0xEFFEEFFE, version u32, bytes u32, then texts, which are named by their offset. */
final class FileNames {
    private static final int HEAD_BYTES = 12;

    private final Bytes stream;

    FileNames(Bytes stream) {
        this.stream = stream;
    }

    /** The text at an offset; null where there is none. */
    String at(long offset) throws SymbolFileException {
        return offset <= 0 || HEAD_BYTES + offset >= stream.size() ? null : stream.text(HEAD_BYTES + offset);
    }
}
