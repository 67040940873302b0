package fltscope.analyzer.symbol.file;

import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A cabinet that holds one compressed file, as symbol stores have them under names that end in {@code _} (Microsoft cabinet
 * format, MS-CAB; checked on three real files, byte by byte).
 *
 * <pre>
 *   0   "MSCF"; first file u32 @16; folders u16 @26, files u16 @28, flags u16 @30
 *   36  flag 4: bytes reserved here u16, in a folder u8, in a block u8
 *       folder: first block u32, blocks u16, compression u16 (1: MSZIP)
 *   file:  bytes u32, offset in the folder u32, folder u16, ...
 *   block: checksum u32, compressed bytes u16, bytes u16; "CK", then raw deflate with the 32 KiB before it as dictionary
 * </pre>
 */
public final class Cabinet {
    /** How a file begins. */
    public static final String MAGIC = "MSCF";

    private static final int FIRST_FILE = 16;
    private static final int FOLDERS = 26;
    private static final int FLAGS = 30;
    private static final int HEAD_BYTES = 36;
    private static final int RESERVED = 4;
    private static final int IN_SEVERAL_CABINETS = 3;
    private static final int COMPRESSION_MASK = 0xF;
    private static final int STORED = 0;
    private static final int MSZIP = 1;
    private static final int WINDOW = 32_768;

    private Cabinet() {}

    /** A file as it is, or what a cabinet holds, which is closed then. */
    public static FileBytes expanded(FileBytes file) throws IOException {
        if (file.size() < MAGIC.length()
                || !file.read("the head", 0, MAGIC.length()).startsWith(0, MAGIC)) {
            return file;
        }
        byte[] content = expand(file);
        file.close();
        return FileBytes.of(content);
    }

    /** The first file of a cabinet; what it is to become may not be larger than {@link Expansion} lets it. */
    static byte[] expand(FileBytes file) throws IOException {
        Bytes cabinet = file.read("the cabinet", 0, file.size());
        int flags = cabinet.u16(FLAGS);
        if ((flags & IN_SEVERAL_CABINETS) != 0) {
            throw new SymbolFileException("a cabinet that goes on in another one: not read");
        }
        boolean reserved = (flags & RESERVED) != 0;
        long folder = HEAD_BYTES + (reserved ? 4L + cabinet.u16(HEAD_BYTES) : 0);
        int reservedInBlock = reserved ? cabinet.u8(HEAD_BYTES + 3) : 0;
        int compression = cabinet.u16(folder + 6) & COMPRESSION_MASK;
        if (compression != MSZIP && compression != STORED) {
            throw new SymbolFileException(
                    "a cabinet with compression " + (compression == 3 ? "LZX" : String.valueOf(compression))
                            + ": not read; extrac32 or 7z expands it");
        }
        long first = cabinet.u32(FIRST_FILE);
        if (cabinet.u16(FOLDERS) < 1 || cabinet.u16(first + 8) != 0) {
            throw new SymbolFileException("the cabinet: its first file is not in its first folder");
        }
        long skipped = cabinet.u32(first + 4);
        byte[] all = new byte[Expansion.checked(skipped + cabinet.u32(first), file.size())];
        int done = 0;
        long at = cabinet.u32(folder);
        Inflater inflater = new Inflater(true);
        try {
            for (int i = cabinet.u16(folder + 4); i > 0 && done < all.length; i--) {
                int packed = cabinet.u16(at + 4);
                Bytes data = cabinet.slice("a block of the cabinet", at + 8 + reservedInBlock, packed);
                done += compression == STORED ? copy(data, all, done) : inflate(inflater, data, all, done);
                at += 8 + reservedInBlock + packed;
            }
        } finally {
            inflater.end();
        }
        if (done < all.length) {
            throw new SymbolFileException("the cabinet: it holds " + done + " of " + all.length + " bytes");
        }
        return skipped == 0
                ? all
                : Bytes.of("", all).slice("", skipped, all.length - skipped).toArray();
    }

    private static int copy(Bytes data, byte[] all, int done) throws SymbolFileException {
        int bytes = Math.min(data.size(), all.length - done);
        data.copyTo(0, all, done, bytes);
        return bytes;
    }

    private static int inflate(Inflater inflater, Bytes data, byte[] all, int done) throws SymbolFileException {
        if (!data.startsWith(0, "CK")) {
            throw new SymbolFileException("the cabinet: a block does not begin with CK");
        }
        inflater.reset();
        inflater.setInput(data.toArray(), 2, data.size() - 2);
        if (done > 0) {
            int window = Math.min(done, WINDOW);
            inflater.setDictionary(all, done - window, window);
        }
        int bytes = 0;
        int most = Math.min(WINDOW, all.length - done);
        try {
            while (bytes < most && !inflater.finished()) {
                int more = inflater.inflate(all, done + bytes, most - bytes);
                if (more == 0) {
                    throw new SymbolFileException("the cabinet: a block ends in the middle");
                }
                bytes += more;
            }
        } catch (DataFormatException e) {
            throw new SymbolFileException("the cabinet: a block is damaged: " + e.getMessage());
        }
        return bytes;
    }
}
