package fltscope.collector.etl;

import static fltscope.schemas.trace.TraceCounter.HEADER_SKIPPED;
import static fltscope.schemas.trace.TraceCounter.MESSAGE_SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import fltscope.schemas.fixture.EtlOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordKindsTest {
    @TempDir
    private Path folder;

    private Path path() {
        return folder.resolve("a.etl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "compressed", "windows7", "merged", "32-bit"})
    void everyKindOfRecordIsReadInEveryFormOfFile(String form) throws IOException {
        EtlOptions options = SmallTraces.options(path()).bufferBytes(0x1000);
        switch (form) {
            case "compressed" -> options.compressed();
            case "windows7" -> options.windows7();
            case "merged" -> options.mergedHeaderBytes(0x200);
            case "32-bit" -> options.pointerBytes(4);
            default -> {}
        }
        byte[] file = SmallTraces.everyKind(options, path());
        int[] ids = {0x0420, 0x0421, 0x0422, 32, 32, 12, 12, 0x0420, 0x0421, 0x0422, 32, 32, 12, 12};
        int[] payloads = {3, 2, 0, 5, 5, 8, 8};
        Reading scan = Reading.scan(MemoryChannel.open(file), true);
        assertThat(scan.events).hasSize(1 + 4 * SmallTraces.EVENTS_A_BUFFER);
        assertThat(scan.ids().get(0)).isZero();
        for (int i = 1; i < scan.events.size(); i++) {
            Reading.Event event = scan.events.get(i);
            int inBuffer = (i - 1) % SmallTraces.EVENTS_A_BUFFER;
            int buffer = (i - 1) / SmallTraces.EVENTS_A_BUFFER;
            assertThat(event.id()).isEqualTo(ids[inBuffer]);
            assertThat(event.processor()).isEqualTo(1 - buffer % 2);
            assertThat(event.payloadBytes()).isEqualTo(payloads[inBuffer % 7]);
            assertThat(SmallTraces.since(event.ticks()))
                    .isEqualTo(1000 * (buffer / 2) + 1 - buffer % 2 + 10 * (inBuffer + 1));
        }
        assertThat(scan.counted()).isEqualTo(Map.of(MESSAGE_SKIPPED, 4L, HEADER_SKIPPED, 12L));

        Reading inOrder = Reading.inOrder(MemoryChannel.open(file), true);
        assertThat(inOrder.counted()).isEqualTo(scan.counted());
        assertThat(inOrder.events).containsExactlyInAnyOrderElementsOf(scan.events);
        assertThat(inOrder.ticks()).isSorted();
    }

    @Test
    void recordsOfTheFirstBufferBehindItsSavedOffsetAreRead() throws IOException {
        try (var etl = SmallTraces.options(path()).savedOffsetBeforeExtras().open()) {
            var header = etl.header();
            LongStream.rangeClosed(1, 3)
                    .forEach(i -> header.at(1_000_000_000L + i).perfInfo(0x0050, 2, out -> {}));
        }
        Reading reading = Reading.inOrder(path());
        assertThat(reading.ids()).containsExactly(0, 0x0050, 0x0050, 0x0050);
        assertThat(reading.counted()).isEmpty();
    }
}
