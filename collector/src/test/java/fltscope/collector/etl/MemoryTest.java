package fltscope.collector.etl;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.schemas.fixture.EtlWriter;
import fltscope.schemas.fixture.PayloadSource;
import fltscope.schemas.trace.TraceCounters;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memory follows the processors of a trace, not its length and not its sessions. */
class MemoryTest {
    private static final int SESSIONS = 2000;
    private static final int MOST_BYTES = 4 << 20;

    @TempDir
    private Path folder;

    @Test
    void thousandsOfSessionsTakeNoMoreThanOne() throws IOException {
        Path path = folder.resolve("a.etl");
        SmallTraces.options(path).open().close();
        for (int i = 1; i < SESSIONS; i++) {
            long start = 1_000_000_000L + 10L * i;
            try (EtlWriter etl = EtlWriter.appendTo(path)
                    .bufferBytes(0x400)
                    .startTicks(start)
                    .open()) {
                etl.cpu(0).at(start + 1).perfInfo(SmallTraces.HOOK, 2, PayloadSource.EMPTY);
            }
        }
        long[] seen = new long[3];
        long before = directBytes();
        try (EtlReader reader = new EtlReader(List.of(path), true)) {
            reader.read(
                    event -> {
                        seen[0]++;
                        assertThat(event.timestampTicks()).isGreaterThanOrEqualTo(seen[1]);
                        seen[1] = event.timestampTicks();
                        seen[2] = Math.max(seen[2], directBytes());
                        return true;
                    },
                    new TraceCounters(),
                    ReadProgress.NONE);
        }
        assertThat(seen[0]).isEqualTo(2 * SESSIONS - 1);
        assertThat(seen[2] - before).isLessThan(MOST_BYTES);
    }

    private static long directBytes() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> "direct".equals(pool.getName()))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }
}
