package fltscope.schemas.etl;

/**
 * The kinds of records in a buffer, by the marker in the first four bytes of each (ntwmi.h TRACE_HEADER_TYPE_*).
 *
 * <p>A trace header has 0xC0 in its highest byte and its type in the next. A WPP message has 0x90 in its highest byte.
 */
final class RecordKind {
    static final int SYSTEM = 0;
    static final int COMPACT = 1;
    static final int PERFINFO = 2;
    static final int FULL = 3;
    static final int INSTANCE = 4;
    static final int EVENT = 5;
    /** A WPP message. */
    static final int MESSAGE = 6;
    /** ERROR, TIMED, WNODE and the unused 32-bit time header: a size is known, the layout is not. */
    static final int SKIPPED = 7;

    /** Smallest possible size of a record: what holds its marker and its size. */
    static final int SMALLEST_BYTES = 8;

    private static final int NONE = 0;
    private static final int POINTER_64 = 1 << 8;
    private static final int SIZE_AT_4 = 1 << 9;
    private static final int KNOWN = 1 << 10;
    private static final int BYTES_SHIFT = 16;

    /** By marker type: kind, pointer size, place of the size field, smallest size. */
    private static final int[] TRACE_HEADERS = new int[256];

    private static final int MESSAGE_ENTRY = KNOWN | MESSAGE | SMALLEST_BYTES << BYTES_SHIFT;
    private static final int SKIPPED_ENTRY = KNOWN | SKIPPED | SMALLEST_BYTES << BYTES_SHIFT;

    static {
        pair(0x01, 0x02, SYSTEM, SystemHeader.BYTES, SIZE_AT_4);
        pair(0x03, 0x04, COMPACT, CompactHeader.BYTES, SIZE_AT_4);
        pair(0x0A, 0x14, FULL, FullHeader.BYTES, NONE);
        pair(0x0B, 0x15, INSTANCE, InstanceHeader.OLD_BYTES, NONE);
        pair(0x10, 0x11, PERFINFO, PerfInfoHeader.BYTES, SIZE_AT_4);
        pair(0x12, 0x13, EVENT, EventHeader.BYTES, NONE);
        TRACE_HEADERS[0x0C] = SKIPPED_ENTRY;
        TRACE_HEADERS[0x0D] = SKIPPED_ENTRY;
        TRACE_HEADERS[0x0E] = SKIPPED_ENTRY;
    }

    private RecordKind() {}

    private static void pair(int marker32, int marker64, int kind, int bytes, int sizeAt4) {
        int entry = KNOWN | kind | sizeAt4 | bytes << BYTES_SHIFT;
        TRACE_HEADERS[marker32] = entry;
        TRACE_HEADERS[marker64] = entry | POINTER_64;
    }

    /** What is known of a marker; 0 when it is none. */
    static int entryOf(int marker) {
        int family = marker >>> 24;
        if (family == 0xC0) {
            return TRACE_HEADERS[marker >>> 16 & 0xFF];
        }
        if (family == 0x90) {
            return MESSAGE_ENTRY;
        }
        return family == 0xB0 ? SKIPPED_ENTRY : 0;
    }

    static int kindOf(int entry) {
        return entry & 0xFF;
    }

    static int pointerBytes(int entry) {
        return (entry & POINTER_64) != 0 ? Long.BYTES : Integer.BYTES;
    }

    /** Whether the record's size stands at byte 4 instead of byte 0. */
    static boolean sizeAt4(int entry) {
        return (entry & SIZE_AT_4) != 0;
    }

    static int smallestBytes(int entry) {
        return entry >>> BYTES_SHIFT;
    }
}
