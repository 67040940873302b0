package fltscope.analyzer.cli.symbol;

import fltscope.analyzer.symbol.ImageFile;
import fltscope.analyzer.symbol.pdb.Pdb;
import fltscope.analyzer.text.Escape;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Says of PDBs that are at hand which image they belong to. */
final class CheckedFiles {
    private CheckedFiles() {}

    /** Writes a line for each file; false where one of them belongs to none of the images. */
    static boolean write(PrintWriter out, List<Path> files, Set<ImageFile> images) {
        boolean allFit = true;
        for (Path file : files) {
            String image = null;
            String what;
            try (Pdb pdb = Pdb.open(file)) {
                for (ImageFile candidate : images) {
                    if (candidate.pdbId() != null && pdb.matches(candidate.pdbId())) {
                        image = candidate.name();
                    }
                }
                what = image == null
                        ? pdb.id() + " belongs to no image on the stacks"
                        : pdb.id() + " belongs to " + image;
            } catch (IOException e) {
                what = "can not be read: " + e.getMessage();
            }
            allFit &= image != null;
            out.println(Escape.text(file + ": " + what));
        }
        return allFit;
    }
}
