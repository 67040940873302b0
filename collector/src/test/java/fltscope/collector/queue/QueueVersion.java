package fltscope.collector.queue;

import fltscope.schemas.queue.QueueBlock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/** Turns a block into one of another version, as that version would write it: the checksum fits. */
final class QueueVersion {
    private static final int CRC_AT = 0x04;
    private static final int CHECKED_FROM = 0x08;
    private static final int VERSION_AT = 0x0C;

    private QueueVersion() {}

    /** Changes a file that holds one block. */
    static void set(Path file, int version) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[VERSION_AT] = (byte) version;
        CRC32C crc = new CRC32C();
        crc.update(bytes, CHECKED_FROM, bytes.length - CHECKED_FROM);
        ByteBuffer block = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        block.putInt(CRC_AT, (int) crc.getValue());
        if (!new QueueBlock().wrap(block, 0, bytes.length)) {
            throw new IllegalArgumentException(file + " is no block");
        }
        Files.write(file, bytes);
    }
}
