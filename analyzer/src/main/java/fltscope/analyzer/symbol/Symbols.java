package fltscope.analyzer.symbol;

import fltscope.analyzer.symbol.pdb.Pdb;
import fltscope.analyzer.symbol.pe.Exports;
import fltscope.analyzer.symbol.pe.FunctionBounds;
import fltscope.analyzer.symbol.pe.PeFile;
import fltscope.analyzer.symbol.store.FileNames;
import fltscope.analyzer.symbol.store.SymbolPath;
import fltscope.analyzer.symbol.store.SymbolSearch;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The names of images, from a symbol path. Each image is looked for once, when its first name is wanted. What is damaged or of
 * another build is never used, and costs a line in {@link ModuleSymbols#tried}.
 */
public final class Symbols implements Closeable {
    private final SymbolPath path;
    private final SymbolSearch search;
    private final Map<ImageFile, ModuleSymbols> modules = new LinkedHashMap<>();

    public Symbols(SymbolPath path) {
        this.path = path;
        search = new SymbolSearch(path);
    }

    /** The names of an image; never null. */
    public ModuleSymbols of(ImageFile image) {
        return modules.computeIfAbsent(image, this::load);
    }

    /** The images that names were wanted of so far. */
    public List<ModuleSymbols> modules() {
        return List.copyOf(modules.values());
    }

    /** Where is looked. */
    public SymbolPath path() {
        return path;
    }

    private ModuleSymbols load(ImageFile image) {
        return new Loading(image).load();
    }

    @Override
    public void close() throws IOException {
        for (ModuleSymbols module : modules.values()) {
            module.close();
        }
    }

    /** The steps to the names of one image. */
    private final class Loading {
        private final List<String> tried = new ArrayList<>();
        private final ImageFile asked;
        private final String extension;
        private boolean binarySought;
        private PeFile binary;
        private Path binaryFile;

        Loading(ImageFile asked) {
            this.asked = asked;
            extension = asked.name().substring(asked.name().lastIndexOf('.') + 1);
        }

        ModuleSymbols load() {
            ImageFile image = asked;
            String why;
            if (image.pdbId() == null) {
                image = withIdOfBinary();
            }
            if (image.pdbId() == null) {
                why = binary() == null
                        ? "the trace was not merged, so it has no id of a PDB, and the binary was not found"
                        : "the binary names no PDB";
            } else {
                String name = image.pdbName() == null ? null : FileNames.safe(image.pdbName());
                if (name == null) {
                    why = "the PDB's name is none that may be looked for";
                } else {
                    ModuleSymbols found = pdb(image, name);
                    if (found != null) {
                        return found;
                    }
                    why = "no PDB " + name + " " + image.pdbId() + " was found";
                }
            }
            return exports(image, why);
        }

        private ImageFile withIdOfBinary() {
            try {
                return binary() == null || binary.pdbId() == null
                        ? asked
                        : new ImageFile(
                                asked.name(),
                                asked.timeDateStamp(),
                                asked.sizeBytes(),
                                binary.pdbId(),
                                binary.pdbName());
            } catch (IOException e) {
                tried.add(binaryFile + ": " + e.getMessage());
                return asked;
            }
        }

        private ModuleSymbols pdb(ImageFile image, String name) {
            for (Path file : search.find(name, image.pdbId().key(), extension, tried)) {
                Pdb pdb = null;
                try {
                    pdb = Pdb.open(file);
                    if (pdb.matches(image.pdbId())) {
                        return checked(image, file, pdb);
                    }
                    tried.add(file + ": another build (" + pdb.id() + "; the image has " + image.pdbId() + ")");
                    pdb.close();
                } catch (IOException e) {
                    tried.add(file + ": " + e.getMessage());
                    closeQuietly(pdb);
                }
            }
            return null;
        }

        private ModuleSymbols checked(ImageFile image, Path file, Pdb pdb) throws IOException {
            boolean full = pdb.hasProcedures() && (pdb.hasLines() || !pdb.isStripped());
            Quality quality = full ? Quality.PRIVATE : pdb.publicCount() > 0 ? Quality.PUBLIC : Quality.NONE;
            if (!full && !pdb.isRearranged()) {
                FunctionBounds bounds = bounds();
                if (bounds != null) {
                    pdb.useBounds((start, rva) -> Exports.trust(bounds, start, rva));
                }
            }
            List<String> remarks = new ArrayList<>();
            if (pdb.isRearranged()) {
                remarks.add("rearranged after linking (OMAP): offsets are those of the original");
            }
            if (pdb.isFastLink()) {
                remarks.add("linked with /DEBUG:FASTLINK: lines stay in the object files");
            }
            if (quality == Quality.NONE) {
                remarks.add("the PDB holds no names of code");
            }
            return new ModuleSymbols(image, quality, file, String.join("; ", remarks), tried, pdb, null);
        }

        /** Where the binary says that functions begin and end; null where it does not, or is not there. */
        private FunctionBounds bounds() {
            try {
                FunctionBounds bounds = binary() == null ? null : new FunctionBounds(binary);
                return bounds == null || !bounds.isKnown() ? null : bounds;
            } catch (IOException e) {
                tried.add(binaryFile + ": " + e.getMessage());
                return null;
            }
        }

        private ModuleSymbols exports(ImageFile image, String why) {
            try {
                Exports exports = binary() == null ? null : new Exports(binary);
                if (exports != null && !exports.isEmpty()) {
                    return new ModuleSymbols(image, Quality.EXPORTS, binaryFile, why, tried, null, exports);
                }
            } catch (IOException e) {
                tried.add(binaryFile + ": " + e.getMessage());
            }
            return new ModuleSymbols(image, Quality.NONE, null, why, tried, null, null);
        }

        /** The binary itself; null where it is not in the path, or can not be told from another build of its name. */
        private PeFile binary() {
            if (!binarySought) {
                binarySought = true;
                String name = FileNames.safe(asked.name());
                if (name != null && asked.timeDateStamp() != 0) {
                    String key = String.format(Locale.ROOT, "%08X%x", asked.timeDateStamp(), asked.sizeBytes());
                    seek(search.find(name, key, extension, tried));
                }
            }
            return binary;
        }

        private void seek(List<Path> files) {
            for (Path file : files) {
                try {
                    PeFile found = PeFile.read(file);
                    if (found.timeDateStamp() == asked.timeDateStamp() && found.sizeOfImage() == asked.sizeBytes()) {
                        binary = found;
                        binaryFile = file;
                        return;
                    }
                    tried.add(String.format(
                            Locale.ROOT,
                            "%s: another build (%08X%x; the image has %08X%x)",
                            file,
                            found.timeDateStamp(),
                            found.sizeOfImage(),
                            asked.timeDateStamp(),
                            asked.sizeBytes()));
                } catch (IOException e) {
                    tried.add(file + ": " + e.getMessage());
                }
            }
        }

        private void closeQuietly(Pdb pdb) {
            try {
                if (pdb != null) {
                    pdb.close();
                }
            } catch (IOException e) {
                tried.add(e.getMessage());
            }
        }
    }
}
