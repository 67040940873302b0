package fltscope.analyzer.symbol.pdb;

/** A line of a source file, whose path is the build machine's. */
public record SourceLine(String file, int line) {
    /** The path's last component, whatever its separators are. */
    public String fileName() {
        return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    }
}
