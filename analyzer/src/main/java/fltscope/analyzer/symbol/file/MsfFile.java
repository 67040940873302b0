package fltscope.analyzer.symbol.file;

import java.io.IOException;

/**
 * MSF 7.00, the container of PDB files (microsoft/pdb-rs {@code docs/msf.md}; checked on PDBs of MSVC, clang and lld with pages of
 * 512, 1024 and 4096 bytes). The file consists of pages, those of a stream in any order:
 *
 * <pre>
 *   0x00  magic, 32 bytes
 *   0x20  page size u32           a power of 2
 *   0x24  active free page map u32
 *   0x28  page count u32
 *   0x2C  directory bytes u32
 *   0x34  u32[]: the pages of the page map, which lists the pages of the directory
 *
 *   directory: stream count u32, size u32 of each (-1: not there), then the pages u32 of each
 * </pre>
 */
public final class MsfFile implements StreamFile {
    /** How a file begins. */
    public static final String MAGIC = "Microsoft C/C++ MSF 7.00\r\n\u001ADS\0\0\0";

    private static final int PAGE_SIZE = 0x20;
    private static final int PAGE_COUNT = 0x28;
    private static final int DIRECTORY_BYTES = 0x2C;
    private static final int PAGE_MAP = 0x34;
    private static final int SMALLEST_PAGE = 0x200;
    private static final int LARGEST_PAGE = 0x1_0000;
    private static final long NOT_THERE = 0xFFFF_FFFFL;

    private final FileBytes file;
    private final int pageSize;
    private final long pageCount;
    private final Bytes directory;
    private final int streams;
    /** Where the pages of each stream begin in the directory. */
    private final int[] pagesAt;

    private MsfFile(FileBytes file) throws IOException {
        this.file = file;
        Bytes head = file.read("the head", 0, Math.min(file.size(), SMALLEST_PAGE));
        long pageBytes = head.u32(PAGE_SIZE);
        if (pageBytes < SMALLEST_PAGE || pageBytes > LARGEST_PAGE || Long.bitCount(pageBytes) != 1) {
            throw new SymbolFileException("the head: a page size of " + pageBytes + " bytes does not exist");
        }
        pageSize = (int) pageBytes;
        pageCount = head.u32(PAGE_COUNT);
        if (pageCount * pageSize > file.size()) {
            throw new SymbolFileException("the file is cut off: " + pageCount + " pages of " + pageSize
                    + " bytes are named, " + file.size() + " bytes are there");
        }
        directory = directory(head.u32(DIRECTORY_BYTES));
        long count = directory.u32(0);
        if (count > (directory.size() - 4) / 4) {
            throw new SymbolFileException("the directory: " + count + " streams do not fit into it");
        }
        streams = (int) count;
        pagesAt = new int[streams];
        long at = 4 + 4L * streams;
        for (int i = 0; i < streams; i++) {
            pagesAt[i] = (int) at;
            at += 4 * pages(sizeOf(i));
            if (at > directory.size()) {
                throw new SymbolFileException("the directory: the pages of stream " + i + " do not fit into it");
            }
        }
    }

    /** Opens a file that begins with {@link #MAGIC}; closing it closes the file. */
    public static MsfFile open(FileBytes file) throws IOException {
        return new MsfFile(file);
    }

    @Override
    public int streamCount() {
        return streams;
    }

    @Override
    public long sizeOf(int stream) {
        try {
            long size = stream < 0 || stream >= streams ? 0 : directory.u32(4 + 4L * stream);
            return size == NOT_THERE ? 0 : size;
        } catch (SymbolFileException e) {
            throw new IllegalStateException("the directory was checked", e);
        }
    }

    @Override
    public Bytes read(int stream) throws IOException {
        long size = sizeOf(stream);
        return size == 0
                ? Bytes.of("stream " + stream, new byte[0])
                : read("stream " + stream, directory, pagesAt[stream], size);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private Bytes directory(long bytes) throws IOException {
        long mapBytes = 4 * pages(bytes);
        Bytes mapPages = file.read("the pages of the page map", PAGE_MAP, 4 * pages(mapBytes));
        return read("the directory", read("the page map", mapPages, 0, mapBytes), 0, bytes);
    }

    private long pages(long bytes) {
        return (bytes + pageSize - 1) / pageSize;
    }

    /** Gathers pages whose numbers stand in a list; runs of neighbours are read at once. */
    private Bytes read(String what, Bytes list, long listAt, long bytes) throws IOException {
        if (bytes > file.size() || bytes > Integer.MAX_VALUE - 8) {
            throw new SymbolFileException(what + ": " + bytes + " bytes do not fit into the file of " + file.size());
        }
        byte[] target = new byte[(int) bytes];
        long pages = pages(bytes);
        long i = 0;
        while (i < pages) {
            long first = list.u32(listAt + 4 * i);
            long run = 1;
            while (i + run < pages && list.u32(listAt + 4 * (i + run)) == first + run) {
                run++;
            }
            if (first + run > pageCount) {
                throw new SymbolFileException(
                        what + ": page " + (first + run - 1) + " is named, the file has " + pageCount);
            }
            int at = (int) (i * pageSize);
            file.read(what, first * pageSize, target, at, (int) Math.min(run * pageSize, bytes - at));
            i += run;
        }
        return Bytes.of(what, target);
    }
}
