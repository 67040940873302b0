package fltscope.collector.etl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import fltscope.schemas.fixture.EtlWriter;
import fltscope.schemas.fixture.RawWalk;
import fltscope.schemas.trace.TraceCounter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files beyond 4 GiB: the largest buffers there are, almost empty, in a file that takes little room on the disk. */
class LargeFileTest {
    private static final int BUFFER_BYTES = 16 << 20;
    private static final int DATA_BUFFERS = 300;
    private static final long ROOM_BYTES = 6L << 30;

    @TempDir
    private Path folder;

    @Test
    void aFileBeyondFourGibibytesIsReadToItsEnd() throws IOException {
        assumeThat(Files.getFileStore(folder).getUsableSpace())
                .as("room for a large file")
                .isGreaterThan(ROOM_BYTES);
        Path path = folder.resolve("large.etl");
        long bytes = write(path);
        assertThat(bytes).isGreaterThan(1L << 32);
        Reading scan = Reading.scan(EtlFile.open(path), true);
        assertThat(scan.events).hasSize(1 + 2 * DATA_BUFFERS);
        assertThat(scan.counted()).isEmpty();
        Reading inOrder = Reading.inOrder(EtlFile.open(path), true);
        assertThat(inOrder.counted()).isEmpty();
        assertThat(inOrder.ticks()).isSorted().last().isEqualTo(1_000_000_000L + 20 * DATA_BUFFERS);
        assertThat(inOrder.events).containsExactlyInAnyOrderElementsOf(scan.events);

        damage(path, bytes);
        Reading damaged = Reading.scan(EtlFile.open(path), false);
        assertThat(damaged.events).hasSize(1 + 2 * DATA_BUFFERS - 2);
        assertThat(damaged.counted()).isEqualTo(Map.of(TraceCounter.RECORD_MARKER_BAD, 1L));
        assertThat(damaged.counters.firstOffset(TraceCounter.RECORD_MARKER_BAD)).isEqualTo(bytes - BUFFER_BYTES + 0x48);
    }

    /** Takes one buffer from a small file and puts it at every 16 MiB. */
    private long write(Path path) throws IOException {
        try (EtlWriter etl = SmallTraces.options(path).open()) {
            SmallTraces.plain(etl, 0, 10, 8);
            SmallTraces.plain(etl, 0, 20, 8);
        }
        RawWalk.Buffer small = new RawWalk(path).buffers().get(1);
        ByteBuffer copy = ByteBuffer.allocate(SmallTraces.BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        copy.put(0, small.bytes(), 0, SmallTraces.BUFFER_BYTES);
        long at = small.offset();
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
            file.write(
                    ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(0, DATA_BUFFERS + 1),
                    0x48 + 0x20 + 0x24);
            for (int i = 0; i < DATA_BUFFERS; i++) {
                copy.putInt(0x00, BUFFER_BYTES).putLong(0x18, i + 1).putShort(0x28, (short) (i % 3));
                copy.putLong(0x48 + 8, 1_000_000_000L + 20L * i + 10);
                copy.putLong(0x48 + 0x18 + 8, 1_000_000_000L + 20L * i + 20);
                file.write(copy.clear(), at);
                at += BUFFER_BYTES;
            }
            file.write(ByteBuffer.allocate(1), at - 1);
        }
        return at;
    }

    private static void damage(Path path, long bytes) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(new byte[] {1}), bytes - BUFFER_BYTES + 0x48 + 3);
        }
    }
}
