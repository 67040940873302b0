package fltscope.analyzer.symbol.pe;

import fltscope.analyzer.symbol.file.Bytes;
import fltscope.analyzer.symbol.file.Cabinet;
import fltscope.analyzer.symbol.file.FileBytes;
import fltscope.analyzer.symbol.file.SymbolFileException;
import fltscope.analyzer.symbol.pdb.PdbId;
import fltscope.analyzer.symbol.pdb.Sections;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The headers of a PE binary (Microsoft PE format).
 *
 * <pre>
 *   0x3C  where "PE\0\0" stands; from there:
 *   4     machine u16, sections u16, time stamp u32 @8, bytes of the optional header u16 @20
 *   24    optional header: magic u16 (0x20B: 64 bit), SizeOfImage u32 @56,
 *         directories from 96 (32 bit) or 112 on: { rva u32, bytes u32 }; 0 exports, 3 exceptions, 6 debug
 *   then  sections, 40 bytes each: virtual address @12, raw bytes @16, raw offset @20
 * </pre>
 */
public final class PeFile {
    private static final int NT_HEADERS = 0x3C;
    private static final int SIGNATURE = 0x4550;
    private static final int OPTIONAL_HEADER = 24;
    private static final int SIZE_OF_IMAGE = 56;
    private static final int WIDE = 0x20B;
    private static final int EXPORTS = 0;
    private static final int EXCEPTIONS = 3;
    private static final int DEBUG = 6;
    private static final int DEBUG_ENTRY_BYTES = 28;
    private static final int CODE_VIEW = 2;

    private final Bytes file;
    private final int machine;
    private final int timeDateStamp;
    private final long sizeOfImage;
    private final Bytes headers;
    private final Sections sections;
    private final long directories;

    private PeFile(Bytes file) throws SymbolFileException {
        this.file = file;
        if (!file.startsWith(0, "MZ")) {
            throw new SymbolFileException("not a binary of Windows");
        }
        long nt = file.u32(NT_HEADERS);
        if (file.i32(nt) != SIGNATURE) {
            throw new SymbolFileException("not a PE binary");
        }
        machine = file.u16(nt + 4);
        timeDateStamp = file.i32(nt + 8);
        long optional = nt + OPTIONAL_HEADER;
        sizeOfImage = file.u32(optional + SIZE_OF_IMAGE);
        directories = optional + (file.u16(optional) == WIDE ? 112 : 96);
        headers = file.slice(
                "the section headers", optional + file.u16(nt + 20), (long) file.u16(nt + 6) * Sections.HEADER_BYTES);
        sections = new Sections(headers);
    }

    /** Reads a binary, also one in a cabinet. */
    public static PeFile read(Path path) throws IOException {
        return of(FileBytes.open(path));
    }

    /** The same of a file, which is closed. */
    public static PeFile of(FileBytes bytes) throws IOException {
        FileBytes content = bytes;
        try {
            content = Cabinet.expanded(bytes);
            return new PeFile(content.read("the binary", 0, content.size()));
        } finally {
            content.close();
        }
    }

    /** IMAGE_FILE_MACHINE_*. */
    public int machine() {
        return machine;
    }

    /** As in the header; seconds since 1970 unless the build is reproducible. */
    public int timeDateStamp() {
        return timeDateStamp;
    }

    /** Bytes of the loaded image. */
    public long sizeOfImage() {
        return sizeOfImage;
    }

    public Sections sections() {
        return sections;
    }

    /** The id of the PDB that belongs to it; null where it names none. */
    public PdbId pdbId() throws SymbolFileException {
        long record = codeView();
        return record < 0
                ? null
                : new PdbId(PdbId.guid(file.i64(record + 4), file.i64(record + 12)), file.u32(record + 20));
    }

    /** The name or path of that PDB, as the linker wrote it; null where it names none. */
    public String pdbName() throws SymbolFileException {
        long record = codeView();
        return record < 0 ? null : file.text(record + 24);
    }

    /** Where "RSDS", GUID, age u32 and the name stand; -1 for nowhere. */
    private long codeView() throws SymbolFileException {
        long entry = offset(directoryRva(DEBUG));
        for (long left = directoryBytes(DEBUG); entry >= 0 && left >= DEBUG_ENTRY_BYTES; left -= DEBUG_ENTRY_BYTES) {
            long at = file.u32(entry + 24);
            if (file.i32(entry + 12) == CODE_VIEW && file.startsWith(at, "RSDS")) {
                return at;
            }
            entry += DEBUG_ENTRY_BYTES;
        }
        return -1;
    }

    long exportsRva() throws SymbolFileException {
        return directoryRva(EXPORTS);
    }

    long exportsBytes() throws SymbolFileException {
        return directoryBytes(EXPORTS);
    }

    long exceptionsRva() throws SymbolFileException {
        return directoryRva(EXCEPTIONS);
    }

    long exceptionsBytes() throws SymbolFileException {
        return directoryBytes(EXCEPTIONS);
    }

    Bytes bytes() {
        return file;
    }

    /** Where an rva stands in the file; -1 for nowhere. */
    long offset(long rva) throws SymbolFileException {
        int section = rva == 0 ? 0 : sections.at(rva);
        if (section == 0) {
            return -1;
        }
        long header = (section - 1L) * Sections.HEADER_BYTES;
        long within = rva - headers.u32(header + 12);
        return within >= headers.u32(header + 16) ? -1 : headers.u32(header + 20) + within;
    }

    private long directoryRva(int index) throws SymbolFileException {
        return index >= file.u32(directories - 4) ? 0 : file.u32(directories + 8L * index);
    }

    private long directoryBytes(int index) throws SymbolFileException {
        return index >= file.u32(directories - 4) ? 0 : file.u32(directories + 8L * index + 4);
    }
}
