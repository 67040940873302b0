package fltscope.collector.etl;

import static fltscope.schemas.trace.TraceCounter.BUFFER_ENDS_EARLY;
import static fltscope.schemas.trace.TraceCounter.COMPRESSED_BUFFER_BAD;
import static fltscope.schemas.trace.TraceCounter.RECORD_MARKER_BAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fltscope.schemas.etl.BufferHeader;
import fltscope.schemas.fixture.EtlDamage;
import fltscope.schemas.fixture.EtlWriter;
import fltscope.schemas.fixture.PayloadWriter;
import fltscope.schemas.fixture.XpressEncoder;
import fltscope.schemas.trace.TraceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompressedTest {
    @TempDir
    private Path folder;

    private Path path() {
        return folder.resolve("a.etl");
    }

    @Test
    void compressedAndPlainBuffersMayMix() throws IOException {
        try (EtlWriter etl = SmallTraces.options(path()).processors(2).open()) {
            for (int i = 0; i < 40; i++) {
                etl.compress(i % 3 == 0);
                SmallTraces.plain(etl, i % 2, 10L * i, i);
                if (i % 4 == 3) {
                    etl.flush(i % 2);
                }
            }
        }
        Reading scan = Reading.scan(EtlFile.open(path()), true);
        assertThat(scan.events).hasSize(41);
        Reading inOrder = Reading.inOrder(EtlFile.open(path()), true);
        assertThat(inOrder.ticks()).isSorted();
        assertThat(inOrder.events).containsExactlyInAnyOrderElementsOf(scan.events);
        assertThat(inOrder.counted()).isEmpty();
    }

    @Test
    void otherCompressionsAreCountedAndPassedOver() throws IOException {
        List<byte[]> foreign = new ArrayList<>();
        byte[] noise = new byte[300];
        new Random(5).nextBytes(noise);
        foreign.add(noise); // XPRESS with Huffman: a table of code lengths that look like anything, then bits
        byte[] lznt1 = PayloadWriter.parseHex("3cb0 00 11021100 c0e00000 00 5a5a5a5a 00 0000" + "00".repeat(40));
        foreign.add(lznt1); // LZNT1: u16 chunk header 0xBxxx, then groups led by 8 flags
        byte[] stored = new byte[0x200];
        Arrays.fill(stored, (byte) 0x33);
        foreign.add(stored);
        foreign.add(new byte[0x100]);
        foreign.add(new byte[0]);
        foreign.add(new byte[] {-1, -1, -1, -1});
        for (byte[] content : foreign) {
            for (int size : new int[] {8, 0x90, 0x3B8, 0xFFB8}) {
                long place;
                try (EtlWriter etl = SmallTraces.options(path()).compressed().open()) {
                    SmallTraces.plain(etl, 0, 10, 8);
                    etl.flush(0);
                    place = etl.position();
                    etl.foreignCompressed(0, size, content);
                    SmallTraces.plain(etl, 0, 20, 8);
                }
                Reading reading = Reading.scan(EtlFile.open(path()), false);
                assertThat(reading.events).hasSize(3);
                assertThat(reading.counted()).isEqualTo(Map.of(COMPRESSED_BUFFER_BAD, 1L));
                assertThat(reading.counters.firstOffset(COMPRESSED_BUFFER_BAD)).isEqualTo(place);
                assertThat(Reading.inOrder(path()).counted()).isEqualTo(reading.counted());
            }
        }
    }

    @Test
    void buffersThatClaimFarMoreThanTheyCanHoldAreRefusedByTheNumberOfBytes() throws IOException {
        int claim = BufferHeader.MAX_BUFFER_BYTES - BufferHeader.BYTES;
        try (EtlWriter etl = SmallTraces.options(path()).compressed().open()) {
            for (int i = 0; i < 10; i++) {
                etl.foreignCompressed(0, claim, new byte[0x40]);
            }
        }
        assertThatThrownBy(() -> Reading.inOrder(path()))
                .isInstanceOf(TraceException.class)
                .hasMessageMatching(
                        ".*: is not read: its compressed buffers up to byte [\\d,]+ claim to hold [\\d,]+ bytes.*");
        assertThatThrownBy(() -> Reading.scan(EtlFile.open(path()), false)).isInstanceOf(TraceException.class);
    }

    @Test
    void aStreamThatHasItsSizeButHoldsNoRecordIsOfAnotherCompression() throws IOException {
        byte[] noise = new byte[0x200];
        new Random(9).nextBytes(noise);
        long place;
        try (EtlWriter etl = SmallTraces.options(path()).compressed().open()) {
            place = etl.position();
            etl.foreignCompressed(0, noise.length, XpressEncoder.encode(noise, 0, noise.length));
        }
        Reading reading = Reading.inOrder(path());
        assertThat(reading.counted()).isEqualTo(Map.of(COMPRESSED_BUFFER_BAD, 1L));
        assertThat(reading.counters.firstOffset(COMPRESSED_BUFFER_BAD)).isEqualTo(place);
    }

    @Test
    void aStreamThatHoldsMoreOrLessThanItsHeaderSaysIsNotRead() throws IOException {
        byte[] record = PayloadWriter.parseHex("020011c0 1000 2004 0100000000000000".repeat(4));
        byte[] stream = XpressEncoder.encode(record, 0, record.length);
        for (int claim : new int[] {0x10, 0x30, 0x3F, 0x40, 0x41, 0x48, 0x50}) {
            try (EtlWriter etl = SmallTraces.options(path()).compressed().open()) {
                etl.foreignCompressed(0, claim, stream);
                SmallTraces.plain(etl, 0, 20, 8);
            }
            Reading reading = Reading.inOrder(path());
            boolean good = claim == 0x40;
            assertThat(reading.events).hasSize(good ? 6 : 2);
            assertThat(reading.counters.count(COMPRESSED_BUFFER_BAD)).isEqualTo(good ? 0 : 1);
        }
    }

    @Test
    void aClaimBeyondTheLargestBufferIsNotAllocated() throws IOException {
        byte[] zeros = PayloadWriter.parseHex("ffffff7f 61 0700 0f ff 0000 ffffff7f"); // runs to any length
        for (int claim :
                new int[] {BufferHeader.MAX_BUFFER_BYTES - BufferHeader.BYTES + 1, Integer.MAX_VALUE - 0x100}) {
            try (EtlWriter etl = SmallTraces.options(path()).compressed().open()) {
                etl.foreignCompressed(0, claim, zeros);
                SmallTraces.plain(etl, 0, 20, 8);
            }
            Reading reading = Reading.scan(EtlFile.open(path()), false);
            assertThat(reading.events).hasSize(2);
            assertThat(reading.counters.count(COMPRESSED_BUFFER_BAD)).isEqualTo(1);
        }
    }

    @Test
    void damageBehindTheFirstRecordOfACompressedBufferIsToldAtTheBuffersPlace() throws IOException {
        byte[] records = PayloadWriter.parseHex("020011c0 1000 2004 0100000000000000".repeat(4));
        records[0x20 + 2] = 0x7F;
        long place;
        try (EtlWriter etl = SmallTraces.options(path()).compressed().open()) {
            place = etl.position();
            etl.foreignCompressed(0, records.length, XpressEncoder.encode(records, 0, records.length));
        }
        Reading reading = Reading.inOrder(path());
        assertThat(reading.events).hasSize(3);
        assertThat(reading.counted()).isEqualTo(Map.of(RECORD_MARKER_BAD, 1L));
        assertThat(reading.counters.firstOffset(RECORD_MARKER_BAD)).isEqualTo(place);
    }

    @Test
    void zerosWhereARecordCouldStartEndTheBufferAndAreNoted() throws IOException {
        long place;
        try (EtlWriter etl = SmallTraces.options(path()).open()) {
            place = etl.position();
            SmallTraces.plain(etl, 0, 10, 8);
            etl.cpu(0).raw(new byte[16]);
            SmallTraces.plain(etl, 0, 20, 8);
        }
        Reading reading = Reading.scan(EtlFile.open(path()), true);
        assertThat(reading.events).hasSize(2);
        assertThat(reading.counted()).isEqualTo(Map.of(BUFFER_ENDS_EARLY, 1L));
        assertThat(reading.counters.firstOffset(BUFFER_ENDS_EARLY)).isEqualTo(place + 0x48 + 0x18);
        EtlDamage.poke(path(), place + 0x48 + 0x18, new byte[] {-1, -1, -1, -1});
        assertThat(Reading.inOrder(path()).counted()).isEqualTo(reading.counted());
    }
}
