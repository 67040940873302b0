package fltscope.collector.etl;

import static fltscope.schemas.trace.TraceCounter.BUFFER_HEADER_BAD;
import static fltscope.schemas.trace.TraceCounter.BUFFER_OVERFULL;
import static org.assertj.core.api.Assertions.assertThat;

import fltscope.schemas.fixture.EtlDamage;
import fltscope.schemas.fixture.EtlWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damage that takes more than one field, or of which more can be said than that it is counted. */
class BufferWalkTest {
    private static final int BUFFERS = 5;
    private static final int EVENTS = 1 + BUFFERS * 20;

    @TempDir
    private Path folder;

    private Path path() {
        return folder.resolve("a.etl");
    }

    /** Buffers of 0x400 bytes, 20 events and 0x328 bytes in use. */
    @BeforeEach
    void write() throws IOException {
        try (EtlWriter etl = SmallTraces.options(path()).open()) {
            for (int i = 0; i < 20 * BUFFERS; i++) {
                SmallTraces.plain(etl, 0, i, 16);
                if (i % 20 == 19) {
                    etl.flush(0);
                }
            }
        }
        assertThat(Reading.scan(EtlFile.open(path()), true).events).hasSize(EVENTS);
    }

    private void poke(int buffer, int field, int value) throws IOException {
        EtlDamage.pokeU32(path(), 0x400L * buffer + field, value);
    }

    private Reading read() {
        Reading scan = Reading.scan(EtlFile.open(path()), false);
        Reading inOrder = Reading.inOrder(path());
        assertThat(inOrder.events).containsExactlyInAnyOrderElementsOf(scan.events);
        assertThat(inOrder.counted()).isEqualTo(scan.counted());
        return scan;
    }

    @ParameterizedTest
    @ValueSource(ints = {0x48, 0x49, 0x100, 0x327, 0x350, 0x3F8, 0x401, 0x500, 0x800, 0xC00, 0x1000000})
    void aWrongSizeCostsNoEvent(int size) throws IOException {
        for (int buffer = 2; buffer < BUFFERS; buffer++) {
            write();
            poke(buffer, 0x00, size);
            Reading reading = read();
            assertThat(reading.events).as("buffer %d", buffer).hasSize(EVENTS);
            assertThat(reading.counters.firstOffset(BUFFER_HEADER_BAD))
                    .isBetween(0x400L * buffer, 0x400L * buffer + Math.min(size, 0x3F8));
        }
    }

    @Test
    void unknownFlagsInEveryBufferCostNoEvent() throws IOException {
        for (int buffer = 1; buffer <= BUFFERS; buffer++) {
            EtlDamage.pokeU16(path(), 0x400L * buffer + 0x34, 0x8020);
        }
        assertThat(read().events).hasSize(EVENTS);
    }

    @Test
    void damagedHeadersInARowCostNoEventWhereAllBuffersAreOfOneSize() throws IOException {
        for (int buffer = 2; buffer <= BUFFERS; buffer++) {
            poke(buffer, 0x2C, -1);
        }
        assertThat(read().events).hasSize(EVENTS);
    }

    @Test
    void aBufferIsReadToItsEndWhereItClaimsMore() throws IOException {
        for (int claim : new int[] {0x401, 0x408, 0xFFFF, 0x7FFF_FFFF, -1}) {
            poke(3, 0x04, claim);
            poke(3, 0x30, claim);
            Reading reading = read();
            assertThat(reading.events).hasSize(EVENTS);
            assertThat(reading.counters.count(BUFFER_OVERFULL)).isEqualTo(1);
            assertThat(reading.counters.firstOffset(BUFFER_OVERFULL)).isEqualTo(3 * 0x400);
        }
    }

    @Test
    void aBufferThatClaimsLessThanItsHeaderHasNoEvents() throws IOException {
        for (int claim = 1; claim < 0x48; claim++) {
            poke(3, 0x04, claim);
            poke(3, 0x30, claim);
            Reading reading = read();
            assertThat(reading.events).hasSize(EVENTS - 20);
            assertThat(reading.counted()).isEqualTo(Map.of(BUFFER_HEADER_BAD, 1L));
        }
    }

    @Test
    void buffersWithoutEventsAreNoDamage() throws IOException {
        for (int claim : new int[] {0, 0x48}) {
            poke(3, 0x04, claim);
            poke(3, 0x30, claim);
            Reading reading = read();
            assertThat(reading.events).hasSize(EVENTS - 20);
            assertThat(reading.counted()).isEmpty();
        }
    }

    @Test
    void buffersBehindAnyNumberOfZerosAreFound() throws IOException {
        for (int zeros = 1; zeros < 30; zeros++) {
            long from;
            try (EtlWriter etl = EtlWriter.to(path()).bufferBytes(0x10000).open()) {
                SmallTraces.plain(etl, 0, 10, 16);
                etl.flush(0);
                from = etl.position();
                etl.rawBuffer(new byte[zeros]);
                SmallTraces.plain(etl, 0, 20, 16);
            }
            Reading reading = read();
            assertThat(reading.events).as("%d zeros", zeros).hasSize(3);
            assertThat(reading.counters.count(BUFFER_HEADER_BAD)).isEqualTo(1);
            assertThat(reading.counters.firstOffset(BUFFER_HEADER_BAD)).isEqualTo(from);
        }
    }
}
