package fltscope.analyzer.symbol;

import fltscope.analyzer.symbol.pdb.CodeName;
import fltscope.analyzer.symbol.pdb.Pdb;
import fltscope.analyzer.symbol.pe.Exports;
import fltscope.analyzer.symbol.store.FileNames;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names of one image: where they are from, how good they are, and what was tried. */
public final class ModuleSymbols implements Closeable {
    private final ImageFile image;
    private final Quality quality;
    private final Path file;
    private final List<String> tried;
    private final Pdb pdb;
    private final Exports exports;
    private final Map<Long, CodeName> known = new HashMap<>();
    private String remark;

    ModuleSymbols(
            ImageFile image, Quality quality, Path file, String remark, List<String> tried, Pdb pdb, Exports exports) {
        this.image = image;
        this.quality = quality;
        this.file = file;
        this.remark = remark;
        this.tried = List.copyOf(tried);
        this.pdb = pdb;
        this.exports = exports;
    }

    /** The image, with the id of its PDB where that was found. */
    public ImageFile image() {
        return image;
    }

    public Quality quality() {
        return quality;
    }

    /** The name of its PDB without a folder, safe to look for; null where there is none. */
    public String pdbFile() {
        return image.pdbName() == null ? null : FileNames.safe(image.pdbName());
    }

    /** The PDB, or the binary whose exports are used; null where there is neither. */
    public Path file() {
        return file;
    }

    /** Why there are no names, or what is to be known of them; empty for nothing. */
    public String remark() {
        return remark;
    }

    /** A line for each place and file that was looked at and not used. */
    public List<String> tried() {
        return tried;
    }

    /** What the code at an rva is called; null where that is not known. */
    public CodeName at(long rva) {
        CodeName name = known.get(rva);
        if (name == null && !known.containsKey(rva)) {
            name = look(rva);
            known.put(rva, name);
        }
        return name;
    }

    private CodeName look(long rva) {
        try {
            return pdb != null ? pdb.at(rva) : exports != null ? exports.at(rva) : null;
        } catch (IOException e) {
            remark = file + " is damaged: " + e.getMessage();
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        if (pdb != null) {
            pdb.close();
        }
    }
}
