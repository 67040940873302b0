package fltscope.analyzer.symbol.pdb;

import fltscope.analyzer.symbol.file.Bytes;
import fltscope.analyzer.symbol.file.SymbolFileException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Stream 1 of a PDB (pdb-rs {@code docs/pdbi.md}; checked on PDBs of MSVC, clang and lld).
 *
 * <pre>
 *   0   version u32, signature u32, age u32, GUID
 *   28  bytes of names u32, names; count u32, capacity u32,
 *       words u32, words of bits: which cells are taken; words u32, words of bits: which are deleted;
 *       count times { offset of name u32, stream u32 }
 *       u32; feature codes u32 up to the end
 * </pre>
 *
 * The age counts each tool that wrote to the file; the image knows the one of the DBI stream.
 */
final class PdbInfo {
    static final int STREAM = 1;

    private static final int AGE = 8;
    private static final int GUID = 12;
    private static final int NAMES = 28;
    /** "MINI": names of publics only, the rest stands in the object files. */
    private static final int FAST_LINK = 0x494E_494D;

    private final long age;
    private final UUID guid;
    private final Map<String, Integer> streams = new HashMap<>();
    private boolean fastLink;

    PdbInfo(Bytes stream) throws SymbolFileException {
        age = stream.u32(AGE);
        guid = PdbId.guid(stream, GUID);
        if (stream.size() > NAMES) {
            readNames(stream);
        }
    }

    private void readNames(Bytes stream) throws SymbolFileException {
        long names = NAMES + 4;
        long at = names + stream.u32(NAMES);
        long count = stream.u32(at);
        at += 8;
        at += 4 + 4 * stream.u32(at);
        at += 4 + 4 * stream.u32(at);
        for (long i = 0; i < count; i++) {
            streams.put(stream.text(names + stream.u32(at)), stream.i32(at + 4));
            at += 8;
        }
        for (at += 4; at + 4 <= stream.size(); at += 4) {
            fastLink |= stream.i32(at) == FAST_LINK;
        }
    }

    UUID guid() {
        return guid;
    }

    long age() {
        return age;
    }

    boolean isFastLink() {
        return fastLink;
    }

    /** Number of a stream with a name such as {@code /names}; -1 where there is none. */
    int stream(String name) {
        return streams.getOrDefault(name, -1);
    }
}
