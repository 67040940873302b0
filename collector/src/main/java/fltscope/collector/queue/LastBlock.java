package fltscope.collector.queue;

import fltscope.schemas.queue.QueueBlock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The block that a killed writer wrote last. */
final class LastBlock {
    private LastBlock() {}

    /**
     * Sets the length before the block where it is whole but for that. Readers take such a block; but Chronicle, which marks the
     * end of a file before it begins the next one, would write its mark over the first bytes of it.
     */
    static void commit(Path folder) throws IOException {
        List<Path> files = QueueFolder.blockFiles(folder);
        if (files.isEmpty()) {
            return;
        }
        Path last = files.get(files.size() - 1);
        QueueBlock block = new QueueBlock();
        long lengthAt = -1;
        int length = 0;
        try (BlockFile file = new BlockFile(last)) {
            while (file.next(block) == BlockFile.Found.BLOCK || file.search(block)) {
                length = block.blockBytes();
                lengthAt = file.position() - length - Integer.BYTES;
            }
        }
        if (lengthAt >= 0) {
            write(last, lengthAt, length);
        }
    }

    private static void write(Path file, long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(length)
                .flip();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(bytes, at);
        }
    }
}
