package fltscope.collector.etl;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.schemas.fixture.SharedTraces;
import fltscope.schemas.trace.TraceCounter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers of records and buffers from the README of the shared traces, which was not made with this reader. */
class RealTracesTest {
    @ParameterizedTest
    @CsvSource({
        "perfview/net.4.5.2.x86.etl, 276, 275, 168298",
        "perfview/diaghub.kernel.1.etl, 59, 0, 16335",
        "perfview/gcevents.etl, 5, 0, 71",
        "perfview/primitive-types.etl, 2, 0, 7",
        "perfview/smallEtlFile.etl, 2, 1, 2",
        "etl-parser/ShutdownPerfDiagLogger.etl, 49, 0, 17078",
        "etl-parser/AMSITrace.etl, 6, 0, 21",
        "tx/Process.etl, 182, 0, 10344",
        "msbuild/PerfViewData.etl, 30, 29, 5871",
        "syzygy/image_data_32_v0.etl, 3, 0, 27",
        "syzygy/process_data_64_v3.etl, 2, 0, 9",
        "syzygy/process_data_64_v3.vista.etl, 2, 0, 9",
    })
    void everyRecordIsReadAndNothingIsDamaged(String name, int buffers, int compressed, int records) {
        Path path = SharedTraces.orSkip(name);
        Map<TraceCounter, Long> lost =
                switch (name) {
                    case "etl-parser/AMSITrace.etl" -> Map.of(TraceCounter.EVENTS_LOST, 3L);
                    case "tx/Process.etl" -> Map.of(TraceCounter.SEQUENCE_GAP, 2L);
                    default -> Map.of();
                };
        Reading scan = Reading.scan(EtlFile.open(path), true);
        assertThat(scan.events).hasSize(records);
        assertThat(scan.counted()).isEqualTo(lost);
        try (EtlFile file = EtlFile.open(path)) {
            EtlScan counting = new EtlScan(file, true, scan.counters);
            long bytes = 0;
            while (counting.nextBuffer()) {
                bytes += counting.bufferBytes();
            }
            assertThat(counting.buffers())
                    .isEqualTo(buffers)
                    .isEqualTo(file.header().session().buffersWritten());
            assertThat(counting.compressedBuffers()).isEqualTo(compressed);
            assertThat(bytes).isEqualTo(file.bytes());
        }
        Reading inOrder = Reading.inOrder(path);
        assertThat(inOrder.events).hasSize(records);
        assertThat(inOrder.counted()).isEqualTo(lost);
        for (int i = 1; i < records; i++) {
            assertThat(inOrder.events.get(i).ticks())
                    .isGreaterThanOrEqualTo(inOrder.events.get(i - 1).ticks());
        }
    }
}
