package fltscope.collector.etl;

import static fltscope.schemas.trace.TraceCounter.BUFFERS_MISSING_AT_END;
import static fltscope.schemas.trace.TraceCounter.FILE_CUT_SHORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fltscope.schemas.fixture.EtlOptions;
import fltscope.schemas.fixture.EtlWriter;
import fltscope.schemas.fixture.RawWalk;
import fltscope.schemas.trace.TraceCounter;
import fltscope.schemas.trace.TraceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CutTest {
    /** End of the log-file header record of the files made here; what is cut before it is no .etl file. */
    private static final int NO_ETL_BELOW = 0x48;

    @TempDir
    private Path folder;

    private Path path() {
        return folder.resolve("a.etl");
    }

    private byte[] file(EtlOptions options) throws IOException {
        try (EtlWriter etl = options.open()) {
            for (int i = 0; i < 24; i++) {
                SmallTraces.plain(etl, 0, 10L * i, 3 + 7 * (i % 5));
                if (i % 6 == 5) {
                    etl.flush(0);
                }
            }
        }
        return Files.readAllBytes(path());
    }

    @Test
    void cutAtAnyByteAllWholeRecordsBeforeTheCutArrive() throws IOException {
        byte[] file = file(SmallTraces.options(path()));
        RawWalk whole = new RawWalk(path());
        int headerEnd = 0x48 + whole.records().get(0).size();
        Set<Long> borders = whole.buffers().stream().map(RawWalk.Buffer::offset).collect(Collectors.toSet());
        assertThat(borders).hasSize(5);
        for (int cut = headerEnd; cut < file.length; cut++) {
            int end = cut;
            long records = whole.records().stream()
                    .filter(record -> record.fileOffset() + record.size() <= end)
                    .count();
            long headers =
                    borders.stream().filter(border -> border + 0x48 <= end).count();
            Map<TraceCounter, Long> counted = new EnumMap<>(TraceCounter.class);
            if (!borders.contains((long) cut)) {
                counted.put(FILE_CUT_SHORT, 1L);
            }
            if (headers < 5) {
                counted.put(BUFFERS_MISSING_AT_END, 5 - headers);
            }
            byte[] rest = Arrays.copyOf(file, cut);
            for (Reading reading : List.of(
                    Reading.scan(MemoryChannel.open(rest), false), Reading.inOrder(MemoryChannel.open(rest), false))) {
                assertThat(reading.events).as("cut at %d", cut).hasSize((int) records);
                assertThat(reading.counted()).as("cut at %d", cut).isEqualTo(counted);
            }
        }
    }

    @Test
    void aCompressedFileCutAtAnyByteGivesTheRecordsOfWhatCanBeDecoded() throws IOException {
        byte[] file = file(SmallTraces.options(path()).compressed());
        List<Long> borders = new RawWalk(path())
                .buffers().stream().map(RawWalk.Buffer::offset).toList();
        Reading whole = Reading.scan(MemoryChannel.open(file), true);
        int before = 0;
        for (int cut = 0x400; cut < file.length; cut++) {
            byte[] rest = Arrays.copyOf(file, cut);
            Reading scan = Reading.scan(MemoryChannel.open(rest), false);
            long end = cut;
            int wholeBuffers = (int) borders.stream()
                            .skip(1)
                            .filter(border -> border <= end)
                            .count()
                    - 1;
            assertThat(scan.events)
                    .as("cut at %d", cut)
                    .isEqualTo(whole.events.subList(0, scan.events.size()))
                    .hasSizeGreaterThanOrEqualTo(Math.max(before, 1 + 6 * Math.max(0, wholeBuffers)));
            before = scan.events.size();
            assertThat(scan.counters.count(FILE_CUT_SHORT))
                    .as("cut at %d", cut)
                    .isEqualTo(borders.contains(end) ? 0 : 1);
            assertThat(scan.counted()).containsOnlyKeys(keys(scan, FILE_CUT_SHORT, BUFFERS_MISSING_AT_END));
            Reading inOrder = Reading.inOrder(MemoryChannel.open(rest), false);
            assertThat(inOrder.events).isEqualTo(scan.events);
            assertThat(inOrder.counted()).isEqualTo(scan.counted());
        }
        assertThat(before).isGreaterThan(whole.events.size() - 3);
    }

    private static TraceCounter[] keys(Reading reading, TraceCounter... possible) {
        return Arrays.stream(possible)
                .filter(counter -> reading.counters.count(counter) != 0)
                .toArray(TraceCounter[]::new);
    }

    @Test
    void cutWithinTheFirstRecordItIsNoEtlFile() throws IOException {
        byte[] file = file(SmallTraces.options(path()));
        int headerEnd = 0x48 + new RawWalk(path()).records().get(0).size();
        for (int cut = 0; cut < headerEnd; cut++) {
            byte[] rest = Arrays.copyOf(file, cut);
            assertThatThrownBy(() -> MemoryChannel.open(rest))
                    .isInstanceOf(TraceException.class)
                    .hasMessageStartingWith("memory.etl: ")
                    .hasMessageContaining(cut == 0 ? "is empty" : "not an .etl file")
                    .hasMessageContaining(cut > 0 && cut < NO_ETL_BELOW ? cut + " bytes are fewer than" : "")
                    .message()
                    .doesNotContain("\n");
        }
    }

    @Test
    void aStrictReadingStopsAtTheCut() throws IOException {
        byte[] file = file(SmallTraces.options(path()));
        byte[] rest = Arrays.copyOf(file, file.length - 1);
        assertThatThrownBy(() -> Reading.scan(MemoryChannel.open(rest), true))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("memory.etl: file cut short at byte 4,096: ");
        assertThatThrownBy(() -> Reading.inOrder(MemoryChannel.open(rest), true))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("memory.etl: file cut short at byte 4,096: ");
    }

    @Test
    void aFileThatShrinksWhileItIsReadIsCutShort() throws IOException {
        byte[] file = file(SmallTraces.options(path()));
        RawWalk whole = new RawWalk(path());
        for (int there = 0x400; there < file.length; there += 0x38) {
            int end = there;
            long records = whole.records().stream()
                    .filter(record -> record.fileOffset() + record.size() <= end)
                    .count();
            try (EtlFile etl = EtlFile.of(new MemoryChannel(Arrays.copyOf(file, there), file.length), "memory.etl")) {
                Reading reading = Reading.scan(etl, false);
                assertThat(reading.events).as("%d bytes are there", there).hasSize((int) records);
                assertThat(reading.counters.count(FILE_CUT_SHORT)).isBetween(records < 25 ? 1L : 0L, 2L);
            }
        }
    }

    @Test
    void aTailOfZerosThatShrinksWhileItIsReadEndsTheReading() throws IOException {
        byte[] file = file(SmallTraces.options(path()));
        byte[] zeros = Arrays.copyOf(file, file.length + 0x100);
        try (EtlFile etl = EtlFile.of(new MemoryChannel(zeros, file.length + 0x100000), "memory.etl")) {
            assertThat(Reading.scan(etl, false).events).hasSize(25);
        }
    }
}
