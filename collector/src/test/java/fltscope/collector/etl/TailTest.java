package fltscope.collector.etl;

import static fltscope.schemas.trace.TraceCounter.BUFFER_HEADER_BAD;
import static fltscope.schemas.trace.TraceCounter.FILE_CUT_SHORT;
import static fltscope.schemas.trace.TraceCounter.NEVER_FINALISED;
import static fltscope.schemas.trace.TraceCounter.PREALLOCATED_TAIL;
import static org.assertj.core.api.Assertions.assertThat;

import fltscope.schemas.fixture.EtlDamage;
import fltscope.schemas.fixture.EtlWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands behind the last buffer, and how a session ended. */
class TailTest {
    @TempDir
    private Path folder;

    private Path path() {
        return folder.resolve("a.etl");
    }

    private void write(boolean compressed) throws IOException {
        try (EtlWriter etl = SmallTraces.options(path()).open().compress(compressed)) {
            for (int i = 0; i < 24; i++) {
                SmallTraces.plain(etl, 0, 10L * i, 8);
                if (i % 8 == 7) {
                    etl.flush(0);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 7, 8, 0x47, 0x48, 0x49, 0x3FF, 0x400, 0x401, 0xFFFF, 0x10000, 0x123456})
    void zerosAreAnUnwrittenTailAndNoDamage(int bytes) throws IOException {
        for (boolean compressed : new boolean[] {false, true}) {
            write(compressed);
            long end = Files.size(path());
            EtlDamage.preallocatedTail(path(), bytes);
            Reading scan = Reading.scan(EtlFile.open(path()), true);
            assertThat(scan.events).hasSize(25);
            assertThat(scan.counted()).isEqualTo(Map.of(PREALLOCATED_TAIL, 1L));
            assertThat(scan.counters.firstOffset(PREALLOCATED_TAIL)).isEqualTo(end);
            assertThat(Reading.inOrder(path()).counted()).isEqualTo(scan.counted());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x48, 0x400, 0x10000, 0x54321})
    void garbageIsCountedOnceAndCostsNoEvent(int bytes) throws IOException {
        for (boolean compressed : new boolean[] {false, true}) {
            write(compressed);
            long end = Files.size(path());
            EtlDamage.garbageTail(path(), bytes, 7);
            Reading scan = Reading.scan(EtlFile.open(path()), false);
            assertThat(scan.events).hasSize(25);
            assertThat(scan.counted()).isEqualTo(Map.of(BUFFER_HEADER_BAD, 1L));
            assertThat(scan.counters.firstOffset(BUFFER_HEADER_BAD)).isEqualTo(end);
            assertThat(Reading.inOrder(path()).counted()).isEqualTo(scan.counted());
        }
    }

    @Test
    void fewerGarbageBytesThanABufferHeaderAreACut() throws IOException {
        for (int bytes = 1; bytes < 0x48; bytes++) {
            write(false);
            EtlDamage.garbageTail(path(), bytes, bytes);
            Reading scan = Reading.scan(EtlFile.open(path()), false);
            assertThat(scan.events).hasSize(25);
            assertThat(scan.counted()).isEqualTo(Map.of(FILE_CUT_SHORT, 1L));
        }
    }

    @Test
    void buffersBehindGarbageAreFound() throws IOException {
        for (int garbage : new int[] {1, 8, 0x47, 0x48, 0x399, 0x400, 0x10001}) {
            for (boolean compressed : new boolean[] {false, true}) {
                long from;
                try (EtlWriter etl = SmallTraces.options(path()).open().compress(compressed)) {
                    SmallTraces.plain(etl, 0, 10, 8);
                    SmallTraces.plain(etl, 0, 15, 33);
                    etl.flush(0);
                    from = etl.position();
                    byte[] noise = new byte[garbage];
                    new Random(garbage).nextBytes(noise);
                    etl.rawBuffer(noise);
                    SmallTraces.plain(etl, 0, 20, 8);
                    etl.flush(0);
                    SmallTraces.plain(etl, 0, 30, 8);
                }
                Reading scan = Reading.scan(EtlFile.open(path()), false);
                assertThat(scan.events).as("%d bytes of garbage", garbage).hasSize(5);
                assertThat(scan.counters.count(BUFFER_HEADER_BAD)).isEqualTo(1);
                assertThat(scan.counters.firstOffset(BUFFER_HEADER_BAD)).isEqualTo(from);
                assertThat(Reading.inOrder(path()).events).isEqualTo(scan.events);
            }
        }
    }

    @Test
    void aSessionThatWasNeverStoppedIsToldAsSuch() throws IOException {
        try (EtlWriter etl = SmallTraces.options(path()).neverFinalised().open()) {
            SmallTraces.plain(etl, 0, 10, 8);
        }
        Reading reading = Reading.inOrder(path());
        assertThat(reading.events).hasSize(2);
        assertThat(reading.counted()).isEqualTo(Map.of(NEVER_FINALISED, 1L));
    }

    @Test
    void aSessionWhoseHeaderWasWrittenButWhoseLastBufferWasNotMarkedIsNotFinalisedEither() throws IOException {
        write(false);
        EtlDamage.pokeU16(path(), Files.size(path()) - SmallTraces.BUFFER_BYTES + 0x34, 0x20);
        assertThat(Reading.inOrder(path()).counted())
                .as("all buffers are there")
                .isEmpty();
        EtlDamage.pokeU32(path(), 0x48 + 0x20 + 0x24, 2);
        assertThat(Reading.inOrder(path()).counted()).isEqualTo(Map.of(NEVER_FINALISED, 1L));
    }
}
