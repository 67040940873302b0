package fltscope.analyzer.symbol.pe;

import fltscope.analyzer.symbol.file.Bytes;
import fltscope.analyzer.symbol.file.SymbolFileException;
import fltscope.analyzer.symbol.pdb.CodeName;
import fltscope.analyzer.symbol.pdb.NameSource;
import fltscope.analyzer.symbol.pdb.Undecorated;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The exported functions of a binary: ordinal base u32 @16, functions u32 @20, names u32 @24, rvas u32 of their addresses @28, of
 * the names @32, of the indices of the named u16 @36. An address inside of the directory is a text that forwards to another
 * binary. What has no name is called by its ordinal, {@code #9}.
 */
public final class Exports {
    private static final int MACHINE_X86 = 0x14C;
    /** Exports are few: without bounds, a name further away than this is of another function more often than not. */
    private static final long FARTHEST = 0x1000;

    private final PeFile image;
    private final FunctionBounds bounds;
    private final TreeMap<Long, String> names = new TreeMap<>();

    public Exports(PeFile image) throws SymbolFileException {
        this.image = image;
        bounds = new FunctionBounds(image);
        long directory = image.offset(image.exportsRva());
        if (directory >= 0) {
            read(image.bytes(), directory);
        }
    }

    private void read(Bytes file, long directory) throws SymbolFileException {
        long base = file.u32(directory + 16);
        long functions = file.u32(directory + 20);
        long addresses = image.offset(file.u32(directory + 28));
        long texts = image.offset(file.u32(directory + 32));
        long indices = image.offset(file.u32(directory + 36));
        if (addresses < 0) {
            return;
        }
        file.slice("the exports", addresses, 4 * functions);
        long named = texts < 0 || indices < 0 ? 0 : file.u32(directory + 24);
        for (long i = 0; i < named; i++) {
            long index = file.u16(indices + 2 * i);
            long text = image.offset(file.u32(texts + 4 * i));
            if (index < functions && text >= 0) {
                add(file.u32(addresses + 4 * index), file.text(text), true);
            }
        }
        for (long i = 0; i < functions; i++) {
            add(file.u32(addresses + 4 * i), "#" + (base + i), false);
        }
    }

    private void add(long rva, String name, boolean first) {
        boolean forwarded = false;
        try {
            forwarded = rva - image.exportsRva() < image.exportsBytes() && rva >= image.exportsRva();
        } catch (SymbolFileException e) {
            throw new IllegalStateException("the directories were read before", e);
        }
        if (rva != 0 && !forwarded) {
            names.merge(rva, name, (old, more) -> first && more.compareTo(old) < 0 ? more : old);
        }
    }

    public boolean isEmpty() {
        return names.isEmpty();
    }

    /** The export nearest before an rva; null where none is near, or another function is known to begin between. */
    public CodeName at(long rva) throws SymbolFileException {
        Map.Entry<Long, String> nearest = names.floorEntry(rva);
        if (nearest == null) {
            return null;
        }
        int trust = trust(bounds, nearest.getKey(), rva);
        if (trust < 0 || image.sections().at(rva) != image.sections().at(nearest.getKey())) {
            return null;
        }
        String name = nearest.getValue();
        return new CodeName(
                Undecorated.of(name, image.machine() == MACHINE_X86),
                name,
                rva - nearest.getKey(),
                NameSource.EXPORT,
                trust > 0,
                0,
                null,
                List.of());
    }

    /**
     * Whether an rva belongs to a function whose name stands at {@code start}: 1 when that is certain, 0 when nothing speaks
     * against it, -1 when it does not.
     */
    public static int trust(FunctionBounds bounds, long start, long rva) throws SymbolFileException {
        if (rva == start) {
            return 1;
        }
        long function = bounds.start(rva);
        if (function >= 0) {
            return function == start ? 1 : -1;
        }
        if (bounds.lastStart(rva) > start) {
            return -1;
        }
        return rva - start > FARTHEST ? -1 : 0;
    }
}
