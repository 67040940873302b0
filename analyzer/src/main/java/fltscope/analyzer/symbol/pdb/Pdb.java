package fltscope.analyzer.symbol.pdb;

import fltscope.analyzer.symbol.file.Bytes;
import fltscope.analyzer.symbol.file.Cabinet;
import fltscope.analyzer.symbol.file.FileBytes;
import fltscope.analyzer.symbol.file.MsfFile;
import fltscope.analyzer.symbol.file.MsfzFile;
import fltscope.analyzer.symbol.file.StreamFile;
import fltscope.analyzer.symbol.file.SymbolFileException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An open PDB: whose it is, and what it calls an address. Streams are read when they are needed first; of the modules those used
 * last stay in memory.
 */
public final class Pdb implements Closeable {
    /** IMAGE_FILE_MACHINE_I386. */
    public static final int MACHINE_X86 = 0x14C;

    private static final int MODULES_KEPT = 16;
    /** Without a length, a name so far before an address says nothing: nine of ten functions of a kernel are shorter. */
    private static final long FARTHEST = 0x1000;

    private final StreamFile file;
    private final PdbInfo info;
    private final Dbi dbi;
    private final Sections sections;
    private final Omap omap;
    private PublicNames publics;
    private Modules modules;
    private FileNames files;
    private ItemNames items;
    private NameBounds bounds = (start, rva) -> rva - start > FARTHEST ? -1 : 0;
    private final Map<Integer, ModuleCode> kept = new LinkedHashMap<>(MODULES_KEPT, 0.75f, true);

    private Pdb(StreamFile file) throws IOException {
        this.file = file;
        info = new PdbInfo(file.read(PdbInfo.STREAM));
        Bytes dbiStream = file.read(Dbi.STREAM);
        dbi = dbiStream.size() == 0 ? null : new Dbi(dbiStream);
        int original = dbi == null ? -1 : dbi.debugStream(Dbi.ORIGINAL_SECTIONS);
        int toSource = dbi == null ? -1 : dbi.debugStream(Dbi.OMAP_TO_SOURCE);
        int shipped = dbi == null ? -1 : dbi.debugStream(Dbi.SECTIONS);
        sections = new Sections(read(toSource >= 0 && original >= 0 ? original : shipped));
        omap = toSource < 0 ? null : new Omap(read(toSource));
    }

    public static Pdb open(Path path) throws IOException {
        return open(FileBytes.open(path));
    }

    /** Opens a PDB of any container, also one in a cabinet; the file is closed with it, or when this fails. */
    public static Pdb open(FileBytes bytes) throws IOException {
        FileBytes content = bytes;
        try {
            content = Cabinet.expanded(bytes);
            return new Pdb(container(content));
        } catch (IOException e) {
            content.close();
            throw e;
        }
    }

    private static StreamFile container(FileBytes bytes) throws IOException {
        Bytes head = bytes.read("the head", 0, Math.min(bytes.size(), 64));
        if (head.startsWith(0, MsfFile.MAGIC)) {
            return MsfFile.open(bytes);
        }
        if (head.startsWith(0, MsfzFile.MAGIC)) {
            return MsfzFile.open(bytes);
        }
        if (head.startsWith(0, "BSJB")) {
            throw new SymbolFileException("a portable PDB, which is of managed code: no driver has one");
        }
        if (head.startsWith(0, "Microsoft C/C++ program database 2.00")) {
            throw new SymbolFileException("a PDB of form 2.00, older than Visual C++ 7: not read");
        }
        throw new SymbolFileException("not a PDB");
    }

    /** The id that its images have: GUID, and the age of the DBI stream. */
    public PdbId id() throws IOException {
        return new PdbId(info.guid(), dbi == null ? info.age() : dbi.age());
    }

    /**
     * Whether it belongs to the image with this id. Tools that add a stream raise only the info stream's age, so the image's may
     * be lower than that; it is the DBI stream's, of which 0 fits all (microsoft-pdb {@code pdb.cpp}).
     */
    public boolean matches(PdbId image) throws IOException {
        UUID guid = info.guid();
        return guid.equals(image.guid())
                && image.age() <= info.age()
                && (dbi == null || dbi.age() == 0 || dbi.age() == image.age());
    }

    /** Whether the image's code was moved after linking, so that offsets are those of the original. */
    public boolean isRearranged() {
        return omap != null;
    }

    /** Whether the linker left all but names in the object files. */
    public boolean isFastLink() {
        return info.isFastLink();
    }

    /** Whether functions are described with their length, beside public names. */
    public boolean hasProcedures() throws IOException {
        return modules().haveSymbols();
    }

    public boolean hasLines() throws IOException {
        return modules().haveLines();
    }

    /** Says where functions end that public names have no length of; rvas are those that were linked. */
    public void useBounds(NameBounds better) {
        bounds = better;
    }

    /** Whether the private symbols were taken out. */
    public boolean isStripped() throws IOException {
        return dbi == null || dbi.isStripped();
    }

    /** How many public names of code there are. */
    public int publicCount() throws IOException {
        return publics().count();
    }

    /** What an rva of the image is called; null when nothing is known. */
    public CodeName at(long rva) throws IOException {
        long original = omap == null ? rva : omap.original(rva);
        if (original < 0 || sections.at(original) == 0) {
            return null;
        }
        int owner = modules().at(original);
        if (owner >= 0) {
            ModuleCode module = module(owner);
            List<ModuleCode.Procedure> procedures = module.at(original);
            if (!procedures.isEmpty()) {
                return procedure(module, procedures, original);
            }
        }
        return nearestPublic(original);
    }

    /**
     * The procedure at an address. Where several were folded into one piece of code it is that of the module which the linker
     * took the code from, so that name and lines fit each other, as with llvm-symbolizer; public names say how many there are.
     */
    private CodeName procedure(ModuleCode module, List<ModuleCode.Procedure> same, long rva) throws IOException {
        ModuleCode.Procedure procedure = same.get(0);
        int index = publics().before(procedure.rva());
        int names = index >= 0 && publics.rva(index) == procedure.rva() ? publics.sameCode(index) : 1;
        String raw = module.name(procedure);
        LineTable lines = module.lines(sections);
        List<InlinedFunction> inlined = List.of();
        if (procedure.bodyAt() >= 0) {
            inlined = new InlineSites(lines, files(), items())
                    .at(module.symbols(), procedure.bodyAt(), procedure.endAt(), rva - procedure.rva());
        }
        return new CodeName(
                Undecorated.withoutSuffix(raw),
                raw,
                rva - procedure.originRva(),
                NameSource.PROCEDURE,
                true,
                Math.max(names, same.size()) - 1,
                lines.at(rva, files()),
                inlined);
    }

    private CodeName nearestPublic(long rva) throws IOException {
        int index = publics().before(rva);
        if (index < 0) {
            return null;
        }
        long start = publics.rva(index);
        int trust = sections.at(start) == sections.at(rva) ? bounds.trust(start, rva) : -1;
        if (trust < 0) {
            return null;
        }
        String raw = publics.name(index);
        return new CodeName(
                Undecorated.of(raw, dbi.machine() == MACHINE_X86),
                raw,
                rva - start,
                NameSource.PUBLIC,
                trust > 0,
                publics.sameCode(index) - 1,
                null,
                List.of());
    }

    private PublicNames publics() throws IOException {
        if (publics == null) {
            publics = new PublicNames(read(dbi == null ? -1 : dbi.symbolRecords()), sections);
        }
        return publics;
    }

    private Modules modules() throws IOException {
        if (modules == null) {
            Bytes none = Bytes.of("no modules", new byte[0]);
            modules = dbi == null
                    ? new Modules(none, none, sections)
                    : new Modules(dbi.modules(), dbi.contributions(), sections);
        }
        return modules;
    }

    private ModuleCode module(int index) throws IOException {
        ModuleCode module = kept.get(index);
        if (module == null) {
            Modules.Module described = modules.get(index);
            module = new ModuleCode(read(described.stream()), described, sections);
            kept.put(index, module);
            if (kept.size() > MODULES_KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return module;
    }

    private FileNames files() throws IOException {
        if (files == null) {
            files = new FileNames(read(info.stream("/names")));
        }
        return files;
    }

    private ItemNames items() throws IOException {
        if (items == null) {
            items = new ItemNames(read(ItemNames.ITEMS_STREAM), read(ItemNames.TYPES_STREAM));
        }
        return items;
    }

    private Bytes read(int stream) throws IOException {
        return file.read(stream);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
