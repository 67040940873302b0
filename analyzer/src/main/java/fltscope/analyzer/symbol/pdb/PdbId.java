package fltscope.analyzer.symbol.pdb;

import fltscope.analyzer.symbol.file.Bytes;
import fltscope.analyzer.symbol.file.SymbolFileException;
import java.util.Locale;
import java.util.UUID;

/** What an image says of its PDB, and by which a symbol store finds it: GUID and age of the image's RSDS record. */
public record PdbId(UUID guid, long age) {
    /** A GUID as it is stored: u32, u16, u16 little-endian, then 8 bytes. */
    static UUID guid(Bytes bytes, long at) throws SymbolFileException {
        return guid(bytes.i64(at), bytes.i64(at + 8));
    }

    /** The same from its halves, read as little-endian numbers. */
    public static UUID guid(long first, long second) {
        long high = first << 32 | (first >>> 32 & 0xFFFF) << 16 | first >>> 48;
        return new UUID(high, Long.reverseBytes(second));
    }

    /** The folder of a symbol store: the GUID without dashes in upper case, the age in hexadecimal. */
    public String key() {
        return guidText().replace("-", "") + Long.toHexString(age).toUpperCase(Locale.ROOT);
    }

    /** GUID and age, like {@code A6259241-8D78-0749-4C4C-44205044422E, age 1}. */
    @Override
    public String toString() {
        return guidText() + ", age " + age;
    }

    private String guidText() {
        return guid.toString().toUpperCase(Locale.ROOT);
    }
}
