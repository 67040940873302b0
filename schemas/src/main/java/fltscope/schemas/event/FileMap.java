package fltscope.schemas.event;

/**
 * A view of a file mapped or unmapped: FileIo 37 to 40.
 *
 * <pre>
 *   viewBase    pointer
 *   fileKey     pointer
 *   miscInfo    u64      bits 52-55 the type of section, 48-51 its protection
 *   viewSize    pointer wide, bytes
 *   byteOffset  i64, from version 3 on
 *   processId   u32
 * </pre>
 *
 * <p>Sources: FileIo_V2_MapFile and FileIo_V3_MapFile (MOF, which calls the key FileObject); TraceEvent resolves it with
 * the keys of the name events; fibratus has the bits of miscInfo, and prints events of page-file sections with them.
 */
public final class FileMap extends Payload {
    /** A section of the page file, or of physical memory: there is no file. */
    public static final int SECTION_PAGE_FILE = 0xC;

    public static final int SECTION_PHYSICAL_MEMORY = 0xD;

    private static final int SECTION_TYPE_SHIFT = 52;
    private static final int PROTECTION_SHIFT = 48;
    private static final int FOUR_BITS = 0xF;
    private static final int FIRST_WITH_BYTE_OFFSET = 3;
    private static final int MISC_INFO_BYTES = 8;
    private static final int BYTE_OFFSET_BYTES = 8;
    private static final int PROCESS_ID_BYTES = 4;

    public long viewBase() {
        return pointer(0);
    }

    /** Address of the stream's context: the file, whichever open names it. */
    public long fileKey() {
        return pointer(pointerBytes());
    }

    public long miscInfo() {
        return i64(2 * pointerBytes());
    }

    /** What is mapped: one of the SECTION_* values. */
    public int sectionType() {
        return (int) (miscInfo() >>> SECTION_TYPE_SHIFT) & FOUR_BITS;
    }

    /** 1 read, 2 execute, 3 both, 4 read and write, 5 copy on write, 6 and 7 these with execute. */
    public int protection() {
        return (int) (miscInfo() >>> PROTECTION_SHIFT) & FOUR_BITS;
    }

    /** Bytes. */
    public long viewSize() {
        return pointer(2 * pointerBytes() + MISC_INFO_BYTES);
    }

    /** Where the view begins in the file, in bytes; 0 up to version 2. */
    public long byteOffset() {
        return hasByteOffset() ? i64(3 * pointerBytes() + MISC_INFO_BYTES) : 0;
    }

    public int processId() {
        return i32(fixedBytes() - PROCESS_ID_BYTES);
    }

    @Override
    protected int fixedBytes() {
        int offsetBytes = hasByteOffset() ? BYTE_OFFSET_BYTES : 0;
        return 3 * pointerBytes() + MISC_INFO_BYTES + offsetBytes + PROCESS_ID_BYTES;
    }

    @Override
    public void describe(FieldSink out) {
        out.pointer("viewBase", viewBase(), PointerRole.DATA);
        out.pointer("fileKey", fileKey(), PointerRole.FILE_KEY);
        out.flags("miscInfo", miscInfo());
        out.number("viewSize", viewSize());
        if (hasByteOffset()) {
            out.number("byteOffset", byteOffset());
        }
        out.process("processId", processId());
    }

    private boolean hasByteOffset() {
        return version() >= FIRST_WITH_BYTE_OFFSET;
    }
}
