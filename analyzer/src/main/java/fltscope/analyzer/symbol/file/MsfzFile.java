package fltscope.analyzer.symbol.file;

import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * MSFZ, the compressed container of PDB files (microsoft/pdb-rs {@code docs/msfz.md}; checked on a file that is there in both forms).
 *
 * <pre>
 *    0  magic, 32 bytes; version u64 (0); directory u64, chunk table u64
 *   56  streams u32; directory: compression u32, compressed bytes u32, bytes u32; chunks u32; bytes of the chunk table u32
 *
 *   directory: for each stream { bytes u32, location u64 } up to a u32 of 0; one u32 of -1 for a stream that is not there.
 *              location bit 63 = 0: offset in the file; 1: bits 32 to 62 a chunk, bits 0 to 31 an offset in its content,
 *              which runs on into the next chunks
 *   chunk:     offset u64, compression u32 (0 none, 1 zstd, 2 deflate), compressed bytes u32, bytes u32
 * </pre>
 */
public final class MsfzFile implements StreamFile {
    /** How a file begins. */
    public static final String MAGIC = "Microsoft MSFZ Container\r\n\u001AALD\0\0";

    private static final int HEAD_BYTES = 80;
    private static final int VERSION = 32;
    private static final int DIRECTORY = 40;
    private static final int CHUNK_TABLE = 48;
    private static final int STREAMS = 56;
    private static final int DIRECTORY_COMPRESSION = 60;
    private static final int DIRECTORY_PACKED = 64;
    private static final int DIRECTORY_BYTES = 68;
    private static final int CHUNKS = 72;
    private static final int CHUNK_TABLE_BYTES = 76;
    private static final int CHUNK_BYTES = 20;
    private static final int NONE = 0;
    private static final int ZSTD = 1;
    private static final int DEFLATE = 2;
    private static final long NOT_THERE = 0xFFFF_FFFFL;
    private static final long FILE_OFFSET_MASK = 0xFFFF_FFFF_FFFFL;

    private final FileBytes file;
    private final Bytes directory;
    private final Bytes chunks;
    /** Where the fragments of each stream begin in the directory, and its size. */
    private final int[] fragmentsAt;

    private final long[] sizes;
    private int openChunk = -1;
    private Bytes openContent;

    private MsfzFile(FileBytes file) throws IOException {
        this.file = file;
        Bytes head = file.read("the head", 0, HEAD_BYTES);
        if (head.i64(VERSION) != 0) {
            throw new SymbolFileException(
                    "a compressed PDB (MSFZ) of version " + head.i64(VERSION) + ": not read; pdbtool converts it");
        }
        directory = expand(
                "the directory",
                head.i64(DIRECTORY),
                head.i32(DIRECTORY_COMPRESSION),
                head.u32(DIRECTORY_PACKED),
                head.u32(DIRECTORY_BYTES));
        chunks = file.read("the chunk table", head.i64(CHUNK_TABLE), head.u32(CHUNK_TABLE_BYTES));
        if (head.u32(CHUNKS) * CHUNK_BYTES > chunks.size()) {
            throw new SymbolFileException("the chunk table: " + head.u32(CHUNKS) + " chunks do not fit into it");
        }
        long streams = head.u32(STREAMS);
        if (streams > directory.size() / 4) {
            throw new SymbolFileException("the directory: " + streams + " streams do not fit into it");
        }
        fragmentsAt = new int[(int) streams];
        sizes = new long[(int) streams];
        readDirectory();
    }

    private void readDirectory() throws SymbolFileException {
        int at = 0;
        for (int i = 0; i < sizes.length; i++) {
            fragmentsAt[i] = at;
            long bytes = directory.u32(at);
            if (bytes == NOT_THERE) {
                at += 4;
                continue;
            }
            while (bytes != 0) {
                sizes[i] += bytes;
                at += 12;
                bytes = directory.u32(at);
            }
            at += 4;
        }
    }

    /** Opens a file that begins with {@link #MAGIC}; closing it closes the file. */
    public static MsfzFile open(FileBytes file) throws IOException {
        return new MsfzFile(file);
    }

    @Override
    public int streamCount() {
        return sizes.length;
    }

    @Override
    public long sizeOf(int stream) {
        return stream < 0 || stream >= sizes.length ? 0 : sizes[stream];
    }

    @Override
    public Bytes read(int stream) throws IOException {
        byte[] target = new byte[Expansion.checked(sizeOf(stream), file.size())];
        long at = target.length == 0 ? 0 : fragmentsAt[stream];
        int done = 0;
        while (done < target.length) {
            int bytes = (int) directory.u32(at);
            long location = directory.i64(at + 4);
            if (location < 0) {
                copy((int) (location >>> 32 & Integer.MAX_VALUE), location & NOT_THERE, target, done, bytes);
            } else {
                file.read("stream " + stream, location & FILE_OFFSET_MASK, target, done, bytes);
            }
            done += bytes;
            at += 12;
        }
        return Bytes.of("stream " + stream, target);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void copy(int firstChunk, long offset, byte[] target, int from, int bytes) throws IOException {
        int done = 0;
        long at = offset;
        for (int chunk = firstChunk; done < bytes; chunk++) {
            Bytes content = chunk(chunk);
            if (at > content.size()) {
                throw new SymbolFileException("chunk " + chunk + ": offset " + at + " lies behind its end");
            }
            int part = (int) Math.min(content.size() - at, bytes - done);
            content.copyTo(at, target, from + done, part);
            done += part;
            at = 0;
        }
    }

    private Bytes chunk(int chunk) throws IOException {
        if (chunk != openChunk) {
            long entry = (long) chunk * CHUNK_BYTES;
            openContent = expand(
                    "chunk " + chunk,
                    chunks.i64(entry),
                    chunks.i32(entry + 8),
                    chunks.u32(entry + 12),
                    chunks.u32(entry + 16));
            openChunk = chunk;
        }
        return openContent;
    }

    private Bytes expand(String what, long at, int compression, long packedBytes, long bytes) throws IOException {
        Bytes packed = file.read(what, at, packedBytes);
        if (compression == NONE) {
            return packed;
        }
        byte[] target = new byte[Expansion.checked(bytes, packedBytes)];
        int done =
                switch (compression) {
                    case ZSTD -> zstd(what, packed.toArray(), target);
                    case DEFLATE -> deflate(what, packed.toArray(), target);
                    default -> throw new SymbolFileException(what + ": compression " + compression + " is not known");
                };
        if (done != target.length) {
            throw new SymbolFileException(what + ": it holds " + done + " of " + target.length + " bytes");
        }
        return Bytes.of(what, target);
    }

    private static int zstd(String what, byte[] packed, byte[] target) throws SymbolFileException {
        try {
            return new ZstdDecompressor().decompress(packed, 0, packed.length, target, 0, target.length);
        } catch (RuntimeException e) {
            // MalformedInputException, and what the library's tables throw where it does not look first.
            throw new SymbolFileException(what + ": damaged zstd: " + e.getMessage());
        }
    }

    private static int deflate(String what, byte[] packed, byte[] target) throws SymbolFileException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            int done = 0;
            while (done < target.length && !inflater.finished()) {
                int more = inflater.inflate(target, done, target.length - done);
                if (more == 0) {
                    break;
                }
                done += more;
            }
            return done;
        } catch (DataFormatException e) {
            throw new SymbolFileException(what + ": damaged deflate: " + e.getMessage());
        } finally {
            inflater.end();
        }
    }
}
