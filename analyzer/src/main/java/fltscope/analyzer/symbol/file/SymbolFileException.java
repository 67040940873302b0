package fltscope.analyzer.symbol.file;

import java.io.IOException;

/** A file of symbols is damaged or of a kind that is not read. The message has the place and what is wrong, not the file's name. */
public final class SymbolFileException extends IOException {
    private static final long serialVersionUID = 1L;

    public SymbolFileException(String problem) {
        super(problem);
    }
}
