package fltscope.schemas.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fltscope.schemas.event.EventType;
import fltscope.schemas.event.HeaderKind;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.record.IoRecordBuilder;
import fltscope.schemas.trace.EventCount;
import fltscope.schemas.trace.RecordedFlags;
import fltscope.schemas.trace.TraceClock;
import fltscope.schemas.trace.TraceCounter;
import fltscope.schemas.trace.TraceCounters;
import fltscope.schemas.trace.TraceHeader;
import fltscope.schemas.trace.TraceSession;
import fltscope.schemas.trace.TraceSummary;
import fltscope.schemas.trace.TracedMachine;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueueBlockTest {
    private final QueueBlockBuilder builder = new QueueBlockBuilder();
    private final QueueBlock block = new QueueBlock();

    /** Made by hand, field by field, and without a checksum. */
    @Test
    void theHeadHasEachFieldInItsPlace() {
        byte[] bytes = HexFormat.ofDelimiter(" ")
                .parseHex("46 51 42 31 00 00 00 00 48 00 00 00 01 01 00 00"
                        + " 07 00 00 00 00 00 00 00 88 77 66 55 44 33 22 01"
                        + " 10 00 00 00 00 00 00 00 20 00 00 00 00 00 00 00"
                        + " 30 00 00 00 00 00 00 00 03 00 00 00 00 00 00 00"
                        + " 01 02 03 04 05 06 07 08");
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(block.wrap(buffer, 0, bytes.length)).isTrue();
        assertThat(block.isIntact()).isFalse();
        assertThat(block.blockBytes()).isEqualTo(0x48);
        assertThat(block.version()).isEqualTo(1);
        assertThat(block.kind()).isEqualTo(BlockKind.RECORDS);
        assertThat(block.sequence()).isEqualTo(7);
        assertThat(block.committedFileTime()).isEqualTo(0x0122_3344_5566_7788L);
        assertThat(block.firstTicks()).isEqualTo(0x10);
        assertThat(block.lastTicks()).isEqualTo(0x20);
        assertThat(block.events()).isEqualTo(0x30);
        assertThat(block.records()).isEqualTo(3);
        assertThat(block.contentAt()).isEqualTo(0x40);
        assertThat(block.contentBytes()).isEqualTo(8);
    }

    @Test
    void aBlockThatWasMadeIsIntactAndOneWithAnyBitFlippedIsNot() {
        builder.add(new IoRecordBuilder()
                .start(IoKind.FILE_NAME, 5, 1, 2, 3)
                .text("name")
                .finish());
        builder.finish(BlockKind.RECORDS, 1, 2, 6, 4);
        ByteBuffer buffer = builder.buffer();
        int bytes = builder.bytes();
        assertThat(block.wrap(buffer, 0, bytes)).isTrue();
        assertThat(block.isIntact()).isTrue();
        assertThat(new IoRecord().wrap(buffer, block.contentAt(), block.contentBytes()))
                .isTrue();
        for (int bit = 0; bit < 8 * bytes; bit++) {
            buffer.put(bit / 8, (byte) (buffer.get(bit / 8) ^ 1 << bit % 8));
            assertThat(block.wrap(buffer, 0, bytes) && block.isIntact())
                    .as("bit %d", bit)
                    .isFalse();
            buffer.put(bit / 8, (byte) (buffer.get(bit / 8) ^ 1 << bit % 8));
        }
        assertThat(block.wrap(buffer, 0, bytes - 1)).isFalse();
        assertThat(block.wrap(buffer, 0, QueueBlock.HEAD_BYTES - 1)).isFalse();
    }

    @Test
    void aHeaderComesBackAsItWas() {
        QueueHeader header = header();
        content(header.bytes());
        assertThat(QueueHeader.of(block)).usingRecursiveComparison().isEqualTo(header);
    }

    @Test
    void aHeaderCutAnywhereIsRefused() {
        byte[] bytes = header().bytes();
        for (int cut = 0; cut < bytes.length - 8; cut++) {
            content(Arrays.copyOf(bytes, cut));
            assertThatThrownBy(() -> QueueHeader.of(block))
                    .as("cut at %d", cut)
                    .isInstanceOfAny(BufferUnderflowException.class, IllegalArgumentException.class);
        }
    }

    @Test
    void countersComeBackWithTheirPlaces() {
        TraceCounters counters = new TraceCounters();
        counters.add(TraceCounter.EVENTS_LOST, 9, TraceCounters.NO_OFFSET);
        counters.add(TraceCounter.PAYLOAD_SHORT, 77);
        QueueStatus status = new QueueStatus(counters, header().facts().summaries());
        content(status.bytes());
        assertThat(QueueStatus.of(block)).usingRecursiveComparison().isEqualTo(status);
    }

    private void content(byte[] content) {
        builder.content(content);
        builder.finish(BlockKind.HEADER, 0, 0, 0, 0);
        assertThat(block.wrap(builder.buffer(), 0, builder.bytes())).isTrue();
        assertThat(block.isIntact()).isTrue();
    }

    private static QueueHeader header() {
        TraceClock clock = new TraceClock(TraceClock.Type.CPU_CYCLES, 3_000_000_000L, -5, 134_168_948_470_000_000L);
        TraceHeader header = new TraceHeader(
                new TracedMachine(10, 1, 19041, 64, 2_400, 4, 2, -60),
                new TraceSession("s\u20ac", "C:\\a.etl", 1, 3, 4, 5, 6, 7),
                clock,
                true);
        TraceCounters counters = new TraceCounters();
        counters.add(TraceCounter.BUFFER_HEADER_BAD, 4096);
        TraceSummary summary = new TraceSummary(
                "a.etl",
                1 << 20,
                header,
                counters,
                16,
                15,
                400,
                Map.of(HeaderKind.EVENT, 3L),
                10,
                20,
                RecordedFlags.of(1, 2, 3, 4, 5, 6, 7, 8),
                "Windows 10",
                "lab",
                1234,
                8,
                9,
                List.of(new EventCount(EventType.FILE_IO_CREATE, "FileIo", "Create", "", 0x440, 3, -1L, 2)));
        return new QueueHeader(header, new QueueFacts("tool 1", "words", List.of("a.etl"), List.of(summary)), 2, 4711);
    }
}
