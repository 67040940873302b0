package fltscope.collector.etl;

import static fltscope.schemas.trace.TraceCounter.BUFFERS_LOST;
import static fltscope.schemas.trace.TraceCounter.BUFFERS_MISSING_AT_END;
import static fltscope.schemas.trace.TraceCounter.BUFFER_LOSS_FLAG;
import static fltscope.schemas.trace.TraceCounter.EVENTS_LOST;
import static fltscope.schemas.trace.TraceCounter.SEQUENCE_GAP;
import static fltscope.schemas.trace.TraceCounter.TIME_WENT_BACK;
import static org.assertj.core.api.Assertions.assertThat;

import fltscope.schemas.fixture.BufferFlags;
import fltscope.schemas.fixture.EtlDamage;
import fltscope.schemas.fixture.EtlWriter;
import fltscope.schemas.fixture.RawWalk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LossTest {
    @TempDir
    private Path folder;

    private Path path() {
        return folder.resolve("a.etl");
    }

    private Reading read() {
        Reading scan = Reading.scan(EtlFile.open(path()), true);
        Reading inOrder = Reading.inOrder(EtlFile.open(path()), true);
        assertThat(inOrder.counted()).isEqualTo(scan.counted());
        assertThat(inOrder.events).containsExactlyInAnyOrderElementsOf(scan.events);
        return scan;
    }

    @Test
    void whatTheHeaderCountsAsLostIsToldAndHasNoPlace() throws IOException {
        try (EtlWriter etl = SmallTraces.options(path()).eventsLost(41).open()) {
            SmallTraces.plain(etl, 0, 10, 8);
            etl.loseBuffer(0);
            SmallTraces.plain(etl, 0, 20, 8);
            etl.flush(0);
            SmallTraces.plain(etl, 0, 30, 8);
            etl.loseEvents(1);
        }
        Reading reading = read();
        assertThat(reading.events).hasSize(3);
        assertThat(reading.counted()).isEqualTo(Map.of(EVENTS_LOST, 42L, BUFFERS_LOST, 1L));
        assertThat(reading.counters.firstOffset(EVENTS_LOST)).isEqualTo(-1);
    }

    @Test
    void buffersFlaggedWithLossAreCountedWithTheFirstsPlace() throws IOException {
        long second;
        try (EtlWriter etl = SmallTraces.options(path()).open()) {
            SmallTraces.plain(etl, 0, 10, 8);
            etl.flush(0);
            second = etl.position();
            SmallTraces.plain(etl, 0, 20, 8);
            etl.flush(0, BufferFlags.EVENTS_LOST);
            SmallTraces.plain(etl, 0, 30, 8);
            etl.flush(0, BufferFlags.BUFFER_LOST);
        }
        Reading reading = read();
        assertThat(reading.counted()).isEqualTo(Map.of(BUFFER_LOSS_FLAG, 2L));
        assertThat(reading.counters.firstOffset(BUFFER_LOSS_FLAG)).isEqualTo(second);
    }

    @Test
    void missingBufferNumbersAreCountedWhateverTheOrderOfTheFile() throws IOException {
        try (EtlWriter etl = SmallTraces.options(path()).processors(3).open()) {
            SmallTraces.plain(etl, 2, 10, 8); // 1
            SmallTraces.plain(etl, 1, 20, 8); // 2
            etl.skipSequence(4);
            SmallTraces.plain(etl, 0, 30, 8); // 7
            etl.flushAll();
            etl.skipSequence(1);
            SmallTraces.plain(etl, 0, 40, 8); // 9
        }
        assertThat(read().counted()).isEqualTo(Map.of(SEQUENCE_GAP, 5L));
    }

    @Test
    void numbersBelowTheFirstOfAContinuationAreNotMissing() throws IOException {
        try (EtlWriter etl = SmallTraces.options(path()).newFile(908).open()) {
            SmallTraces.plain(etl, 0, 10, 8);
            etl.flush(0);
            SmallTraces.plain(etl, 0, 20, 8);
        }
        assertThat(read().counted()).isEmpty();
    }

    @Test
    void aNumberThatStandsTwiceOrIsNoneMakesNoGap() throws IOException {
        for (long number : new long[] {1, 2, 0, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 32}) {
            try (EtlWriter etl = SmallTraces.options(path()).open()) {
                for (int i = 0; i < 3; i++) {
                    SmallTraces.plain(etl, 0, 10L * i, 8);
                    etl.flush(0);
                }
            }
            EtlDamage.pokeU32(path(), 3 * 0x400 + 0x18, (int) number);
            EtlDamage.pokeU32(path(), 3 * 0x400 + 0x1C, (int) (number >>> 32));
            assertThat(read().counted()).as("number %d", number).isEmpty();
        }
    }

    @Test
    void theLargestGapThatASessionCanHaveIsCounted() throws IOException {
        try (EtlWriter etl = SmallTraces.options(path()).open()) {
            SmallTraces.plain(etl, 0, 10, 8);
            etl.flush(0);
            etl.skipSequence(0xFFFF_FFFFL - 2);
            SmallTraces.plain(etl, 0, 20, 8);
        }
        assertThat(read().counted()).isEqualTo(Map.of(SEQUENCE_GAP, 0xFFFF_FFFFL - 2));
    }

    @Test
    void buffersThatTheHeaderCountsAndTheFileDoesNotHoldAreMissing() throws IOException {
        try (EtlWriter etl = SmallTraces.options(path()).open()) {
            for (int i = 0; i < 5; i++) {
                SmallTraces.plain(etl, 0, 10L * i, 8);
                etl.flush(0);
            }
        }
        assertThat(read().counted()).isEmpty();
        EtlDamage.cutAt(path(), 4 * 0x400);
        Reading cut = read();
        assertThat(cut.counted()).isEqualTo(Map.of(BUFFERS_MISSING_AT_END, 2L));
        assertThat(cut.counters.firstOffset(BUFFERS_MISSING_AT_END)).isEqualTo(4 * 0x400);
    }

    @Test
    void whatIsCountedWhereSessionsShareAFileOrAFileIsOneOfSeveralIsNotKnown() throws IOException {
        SmallTraces.options(path()).open().close();
        EtlWriter.appendTo(path()).bufferBytes(0x400).open().close();
        EtlDamage.pokeU32(path(), 0x400 + 0x48 + 0x20 + 0x24, 100);
        assertThat(read().counters.count(BUFFERS_MISSING_AT_END)).isZero();

        SmallTraces.options(path()).newFile(1).open().close();
        EtlDamage.pokeU32(path(), 0x48 + 0x20 + 0x24, 100);
        assertThat(read().counted()).isEmpty();
    }

    @Test
    void aBufferThatIsTwiceInAFileIsReadTwice() throws IOException {
        SmallTraces.everyKind(SmallTraces.options(path()).bufferBytes(0x800), path());
        byte[] file = Files.readAllBytes(path());
        RawWalk.Buffer last = new RawWalk(path()).buffers().get(4);
        EtlDamage.append(path(), Arrays.copyOfRange(file, (int) last.offset(), file.length));
        Reading reading = Reading.inOrder(path());
        assertThat(reading.events).hasSize(1 + 5 * SmallTraces.EVENTS_A_BUFFER);
        assertThat(reading.counters.count(TIME_WENT_BACK)).isEqualTo(1);
    }
}
