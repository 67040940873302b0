package fltscope.collector.etl;

import fltscope.schemas.trace.ErrorKind;
import fltscope.schemas.trace.TraceException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * A part of a file in memory, moved over the file by positional reads into one direct buffer. Going forward it keeps what
 * it has and reads on; that beats a mapping for a file that is read once.
 */
final class FileWindow {
    private final FileChannel channel;
    private final String name;
    private ByteBuffer block;
    private long base;
    private int filled;

    FileWindow(FileChannel channel, String name, int bytes) {
        this.channel = channel;
        this.name = name;
        block = allocate(bytes);
    }

    /**
     * Makes bytes available.
     *
     * @param offset place in the file
     * @param wanted how many; the window grows when it is smaller
     * @return how many are there, less than wanted only at the end of the file
     * @throws TraceException when the file can not be read
     */
    int require(long offset, int wanted) {
        long skip = offset - base;
        if (skip >= 0 && skip + wanted <= filled) {
            return wanted;
        }
        if (wanted > block.capacity()) {
            block = allocate(wanted).put(block.position(0).limit(filled));
        }
        if (skip >= 0 && skip < filled) {
            block.limit(filled).position((int) skip);
            block.compact();
            filled -= (int) skip;
        } else {
            filled = 0;
        }
        base = offset;
        block.limit(block.capacity()).position(filled);
        fill(wanted);
        return Math.min(wanted, filled);
    }

    private void fill(int wanted) {
        try {
            while (filled < wanted) {
                int read = channel.read(block, base + filled);
                if (read < 0) {
                    break;
                }
                filled += read;
            }
        } catch (IOException e) {
            throw new TraceException(
                    ErrorKind.of(e), name, "can not be read at byte " + (base + filled) + ": " + e.getMessage(), e);
        } finally {
            block.clear();
        }
    }

    /** The bytes in memory; valid until the next {@link #require}. */
    ByteBuffer buffer() {
        return block;
    }

    /** Index in {@link #buffer} of a byte of the file that was required. */
    int index(long offset) {
        return (int) (offset - base);
    }

    static ByteBuffer allocate(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
