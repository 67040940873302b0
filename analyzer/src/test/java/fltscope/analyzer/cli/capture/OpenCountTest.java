package fltscope.analyzer.cli.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import fltscope.analyzer.cli.Run;
import fltscope.analyzer.fixture.IoRecords;
import fltscope.collector.etl.EtlReader;
import fltscope.collector.etl.ReadProgress;
import fltscope.collector.normalize.Normalizer;
import fltscope.schemas.fixture.EtlWriter;
import fltscope.schemas.fixture.FilterTraffic;
import fltscope.schemas.fixture.Machine;
import fltscope.schemas.trace.TraceCounters;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenCountTest {
    private final OpenCount opens = new OpenCount();
    private final IoRecords records = new IoRecords(opens);

    @Test
    void anOpenIsAliveFromItsCreateToItsClose() {
        records.open(1, 0xA0, "a").open(2, 0xB0, "b");
        assertThat(opens.count()).isEqualTo(2);
        records.cleanedUp(3, 0xA0);
        assertThat(opens.count()).isEqualTo(2);
        records.closed(3, 0xA0);
        assertThat(opens.count()).isEqualTo(1);
        records.closed(4, 0xC0);
        assertThat(opens.count()).as("one from before").isEqualTo(1);
    }

    @Test
    void aCreateThatFailsOrGoesElsewhereOpensNothing() {
        records.create(1, 0xA0, "a").create(2, 0xB0, "b").create(3, 0xC0, "c").create(4, 0xD0, "d");
        assertThat(opens.count()).isEqualTo(4);
        records.end(2, IoRecords.NOT_FOUND).end(3, IoRecords.REPARSE).end(4);
        assertThat(opens.count()).as("a under way, d open").isEqualTo(2);
        records.cleanup(4, 0xD0).end(4, IoRecords.NOT_FOUND);
        assertThat(opens.count()).as("the end of another operation").isEqualTo(2);
    }

    @Test
    void anAddressThatIsUsedAgainIsOneOpen() {
        records.create(1, 0xA0, "a").create(1, 0xA0, "a").end(1).open(2, 0xA0, "b");
        assertThat(opens.count()).isEqualTo(1);
    }

    @Test
    void itEndsAtItsMost() {
        for (int i = 0; i < OpenCount.MOST + 5; i++) {
            records.create(1, 0x1000L + i, "");
        }
        assertThat(opens.count()).isEqualTo(OpenCount.MOST);
    }

    @Test
    void nothingIsAllocatedForWhatWasThereBefore() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 10_000; i++) {
                records.open(i, 0xA0 + i % 100, "a").closed(i, 0xA0 + i % 100);
            }
            allocated = Math.min(allocated, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(allocated).isLessThan(10_000);
    }

    @Test
    void itComesToTheOpensOfTheAnalysis(@TempDir Path folder) throws IOException {
        Path etl = folder.resolve("traffic.etl");
        try (EtlWriter writer = EtlWriter.to(etl).processors(2).startTicks(1).open()) {
            Machine.rundown(writer, 1_000, new int[] {0x0600_0207, 0, 0, 0, 0x0078_0000, 0, 0, 0});
            new FilterTraffic(writer, 2, 10_000, 2_000, true, 7).until(3_000_000);
        }
        try (EtlReader reader = new EtlReader(List.of(etl), true)) {
            TraceCounters counters = new TraceCounters();
            reader.read(new Normalizer(opens, counters), counters, ReadProgress.NONE);
        }
        String report = Run.of("analyze", "--top", "0", etl).out();
        assertThat(opens.count()).isPositive();
        assertThat(report).containsPattern("\\b" + opens.count() + "\\b[^\\n]*without an end");
    }
}
