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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Memory follows the processors of a trace up to a budget, not its length and not its sessions. */
class MemoryTest {
    private static final int SESSIONS = 2000;
    private static final int MOST_BYTES = 4 << 20;
    private static final int PROCESSORS = 96;
    private static final int BIG_BUFFER_BYTES = 1 << 18;
    private static final int BUDGET_BYTES = 1 << 20;

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

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theBuffersOfManyProcessorsShareOneBudget(boolean compressed) throws IOException {
        Path path = folder.resolve("a.etl");
        int events = 0;
        try (EtlWriter etl = SmallTraces.options(path)
                .bufferBytes(BIG_BUFFER_BYTES)
                .processors(PROCESSORS)
                .open()
                .compress(compressed)) {
            for (int i = 0; i < BIG_BUFFER_BYTES / 1024 - 1; i++) {
                for (int cpu = 0; cpu < PROCESSORS; cpu++) {
                    SmallTraces.plain(etl, cpu, 1 + events++, 1000);
                }
            }
        }
        long[] seen = new long[3];
        long before = directBytes();
        try (EtlReader reader = new EtlReader(EtlFile.open(path), true, BUDGET_BYTES)) {
            reader.read(
                    event -> {
                        seen[0]++;
                        assertThat(event.timestampTicks()).isGreaterThan(seen[1]);
                        seen[1] = event.timestampTicks();
                        seen[2] = Math.max(seen[2], directBytes());
                        return true;
                    },
                    new TraceCounters(),
                    ReadProgress.NONE);
        }
        assertThat(seen[0]).isEqualTo(events + 1);
        // One buffer more, as it is in the file and decoded, and the windows of those that look ahead.
        assertThat(seen[2] - before).isLessThan(BUDGET_BYTES + 4 * BIG_BUFFER_BYTES);
    }

    private static long directBytes() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> "direct".equals(pool.getName()))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }
}
