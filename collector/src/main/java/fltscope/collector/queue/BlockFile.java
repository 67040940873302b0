package fltscope.collector.queue;

import fltscope.schemas.queue.QueueBlock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Reads the blocks of one file of a queue, also while it grows. Chronicle writes its documents one behind the other, each at a
 * multiple of 4, behind four bytes that are set last:
 *
 * <pre>
 * bits 0-29   bytes of the document
 * bit 30      the document is Chronicle's own
 * bit 31      the document is not complete
 * 0           nothing was written from here on
 * C0000000h   the end: the next file goes on
 * </pre>
 */
final class BlockFile implements AutoCloseable {
    /** What was found at the place at hand. */
    enum Found {
        /** A block that is intact. */
        BLOCK,
        /** Something that is no block, or not as it was written. */
        DAMAGE,
        /** Nothing yet. */
        NOTHING,
        /** The end of this file. */
        END
    }

    private static final int LENGTH_MASK = 0x3FFF_FFFF;
    private static final int NOT_COMPLETE = 0x8000_0000;
    private static final int META = 0x4000_0000;
    private static final int END = NOT_COMPLETE | META;
    private static final int ALIGNMENT = 4;
    /** Larger windows leave the processor's second-level cache before they are walked. */
    private static final int WINDOW_BYTES = 1 << 18;

    private final Path path;
    private final FileChannel channel;
    private ByteBuffer window = ByteBuffer.allocateDirect(WINDOW_BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .limit(0);
    private long windowAt;
    private long position;
    /** Behind the last block that was intact: what Chronicle put there need not be what a damaged length says. */
    private long intactTo;

    BlockFile(Path path) throws IOException {
        this.path = path;
        channel = FileChannel.open(path);
    }

    Path path() {
        return path;
    }

    /** Where in the file the next document begins, or the damage that was found. */
    long position() {
        return position;
    }

    /** Bytes of the file, with what is reserved behind the last document. */
    long bytes() throws IOException {
        return channel.size();
    }

    /** Points {@code block} at the next block. Damage is not passed: {@link #search} does. */
    Found next(QueueBlock block) throws IOException {
        while (fill(position, Integer.BYTES)) {
            int head = window.getInt(index(position));
            long document = position + Integer.BYTES;
            if (head == 0 || (head & NOT_COMPLETE) != 0) {
                if (take(block, document)) {
                    return Found.BLOCK; // only its length was still to be set, and an end may be in place of that
                }
                if (head == END) {
                    return Found.END;
                }
                break;
            }
            int length = head & LENGTH_MASK;
            if ((head & META) == 0) {
                return block(block, document, length) ? Found.BLOCK : Found.DAMAGE;
            }
            if (document + length > channel.size()) {
                return Found.DAMAGE;
            }
            position = align(document + length);
        }
        forget();
        return Found.NOTHING;
    }

    private boolean block(QueueBlock block, long document, int length) throws IOException {
        if (length < QueueBlock.HEAD_BYTES || length > BlockFiles.MAX_BLOCK_BYTES) {
            return false;
        }
        if (!isBlockAt(block, document, length)) {
            forget(); // read again: it may have been written while it was read
            if (!isBlockAt(block, document, length)) {
                return false;
            }
        }
        position = align(document + length);
        intactTo = position;
        return true;
    }

    private boolean isBlockAt(QueueBlock block, long document, int length) throws IOException {
        return fill(document, length) && block.wrap(window, index(document), length) && block.isIntact();
    }

    /** Looks for the next intact block behind damage, wherever that ends; false when there is none. */
    boolean search(QueueBlock block) throws IOException {
        for (long at = intactTo + Integer.BYTES; fill(at, QueueBlock.HEAD_BYTES); at += ALIGNMENT) {
            if (window.getInt(index(at)) == QueueBlock.MAGIC && take(block, at)) {
                return true;
            }
        }
        return false;
    }

    /** Takes the block at this place, if one is there and intact. */
    private boolean take(QueueBlock block, long at) throws IOException {
        if (!fill(at, QueueBlock.HEAD_BYTES) || !block.wrap(window, index(at), Integer.MAX_VALUE)) {
            return false;
        }
        return block(block, at, block.blockBytes());
    }

    private static long align(long at) {
        return (at + ALIGNMENT - 1) & -ALIGNMENT;
    }

    private int index(long at) {
        return (int) (at - windowAt);
    }

    /** Forgets what was read: it may have changed since. */
    private void forget() {
        window.limit(0);
        windowAt = position;
    }

    /** Has the window hold these bytes; false when the file ends before them. */
    private boolean fill(long at, int bytes) throws IOException {
        if (at >= windowAt && at + bytes <= windowAt + window.limit()) {
            return true;
        }
        if (bytes > window.capacity()) {
            window = ByteBuffer.allocateDirect(BlockFiles.MAX_BLOCK_BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .limit(0);
        }
        boolean goesOn = at >= windowAt && at < windowAt + window.limit();
        if (goesOn) {
            window.position(index(at)).compact();
        } else {
            window.clear();
        }
        windowAt = at;
        while (window.hasRemaining() && channel.read(window, windowAt + window.position()) > 0) {
            // until the window is full, or the file at its end
        }
        window.flip();
        return window.limit() >= bytes;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
