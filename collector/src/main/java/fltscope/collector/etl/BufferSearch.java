package fltscope.collector.etl;

import fltscope.schemas.etl.BufferHeader;
import java.nio.ByteBuffer;

/** Looks through bytes that make no sense for the next place that looks like a buffer header. Any byte can be it. */
final class BufferSearch {
    /** There is no such place. */
    static final long NOWHERE = -1;

    private static final int WINDOW_BYTES = 1 << 16;
    /** Where 8 bytes are zero, no BufferSize starts in the first 5 of them: it is at least 0x48. */
    private static final int NO_SIZE_IN_ZEROS = Long.BYTES - Integer.BYTES + 1;

    private final EtlFile file;
    private final BufferHeader header = new BufferHeader();
    private FileWindow window;

    BufferSearch(EtlFile file) {
        this.file = file;
    }

    /** Whether the bytes at an index look like a header; {@link BufferHeader#BYTES} bytes are there. */
    boolean isHeader(ByteBuffer source, int at) {
        return header.wrap(source, at).isPlausible();
    }

    /** The first place from {@code from} on, before {@code to}, that looks like a header; else {@link #NOWHERE}. */
    long find(long from, long to) {
        long last = to - 1;
        for (long at = from; at <= last; ) {
            int there = require(at);
            int end = (int) Math.min(there - BufferHeader.BYTES, last - at);
            if (end < 0) {
                return NOWHERE;
            }
            int found = find(window.buffer(), window.index(at), end);
            if (found <= end) {
                return at + found;
            }
            at += found;
        }
        return NOWHERE;
    }

    /** Bytes from {@code start} to a header, which is at most {@code end} bytes on; more than that where none is. */
    private int find(ByteBuffer bytes, int start, int end) {
        int i = 0;
        while (i <= end) {
            if (bytes.getLong(start + i) == 0) {
                i += NO_SIZE_IN_ZEROS;
            } else if (isHeader(bytes, start + i)) {
                return i;
            } else {
                i++;
            }
        }
        return i;
    }

    /** Whether the rest of the file is zero. */
    boolean onlyZeros(long from) {
        for (long at = from; at < file.bytes(); ) {
            int there = require(at);
            if (there == 0 || !zeros(window.buffer(), window.index(at), there)) {
                return false;
            }
            at += there;
        }
        return true;
    }

    private static boolean zeros(ByteBuffer bytes, int from, int count) {
        int i = from;
        int end = from + count;
        while (i + Long.BYTES <= end) {
            if (bytes.getLong(i) != 0) {
                return false;
            }
            i += Long.BYTES;
        }
        while (i < end) {
            if (bytes.get(i++) != 0) {
                return false;
            }
        }
        return true;
    }

    private int require(long at) {
        if (window == null) {
            window = file.window(WINDOW_BYTES);
        }
        return window.require(at, (int) Math.min(WINDOW_BYTES, file.bytes() - at));
    }
}
