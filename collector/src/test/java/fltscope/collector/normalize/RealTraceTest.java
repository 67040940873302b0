package fltscope.collector.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.schemas.fixture.SharedTraces;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.trace.TraceCounter;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Records of traces that others have recorded; the counts are those of their expectations, or of the trace's own events. */
class RealTraceTest {
    /** The counts are the COUNT lines of net.4.5.2.x86.baseline.txt; it has none for threads at rest and for stacks. */
    @Test
    void aMergedTraceOfWindows8() {
        TestTrace trace = read("perfview/net.4.5.2.x86.etl");

        assertThat(counts(trace, false))
                .containsEntry(IoKind.OPERATION_START, 968)
                .containsEntry(IoKind.FILE_NAME, 86)
                .containsEntry(IoKind.FILE_NAME_DELETED, 27)
                .containsEntry(IoKind.IMAGE_LOADED, 57)
                .containsEntry(IoKind.IMAGE_UNLOADED, 47)
                .containsEntry(IoKind.PROCESS_STARTED, 1)
                .containsEntry(IoKind.PROCESS_ENDED, 1)
                .containsEntry(IoKind.THREAD_STARTED, 16)
                .containsEntry(IoKind.THREAD_ENDED, 29)
                .containsEntry(IoKind.VOLUME_MAPPING, 9)
                .containsEntry(IoKind.FLAGS_RECORDED, 3)
                .containsEntry(IoKind.RUNDOWN_COMPLETE, 2)
                .containsEntry(IoKind.STACK, 968)
                .doesNotContainKeys(IoKind.STACK_KEY_USED, IoKind.STACK_KEY_DEFINED)
                .containsEntry(IoKind.IMAGE_PDB, 3_680)
                .hasSize(14);
        assertThat(counts(trace, true))
                .containsEntry(IoKind.FILE_NAME, 2_917)
                .containsEntry(IoKind.IMAGE_LOADED, 1_810 + 1_820)
                .containsEntry(IoKind.PROCESS_STARTED, 35 + 35)
                .containsEntry(IoKind.PROCESS_ENDED, 2)
                .containsEntry(IoKind.THREAD_STARTED, 705 + 692)
                .hasSize(5);
        assertThat(trace.counters.count(TraceCounter.PAYLOAD_SHORT)).isZero();
        assertThat(trace.counters.count(TraceCounter.UNKNOWN_VERSION)).isZero();
    }

    @Test
    void theStackOfACreateFollowsItAtTheSameTimeAndThread() {
        TestTrace trace = read("perfview/net.4.5.2.x86.etl");

        for (int i = 0; i < trace.records.size(); i++) {
            IoRecord create = trace.records.get(i);
            if (create.kind() == IoKind.OPERATION_START) {
                IoRecord stack = trace.records.get(i + 1);
                assertThat(create.has(IoRecord.FLAG_KERNEL_FILE)).isTrue();
                assertThat(stack.kind()).isEqualTo(IoKind.STACK);
                assertThat(stack.otherTicks()).isEqualTo(create.timeTicks());
                assertThat(stack.threadId()).isEqualTo(create.threadId());
                assertThat(stack.addressCount()).isPositive();
            }
        }
    }

    /**
     * Classic FULL headers. A tool has written payloads of a 64-bit system into records marked as 32-bit ones, so what the
     * fields say is not asserted.
     */
    @Test
    void processesInClassicHeaders() {
        for (String name : new String[] {"process_data_64_v3.etl", "process_data_64_v3.vista.etl"}) {
            TestTrace trace = read("syzygy/" + name);

            assertThat(counts(trace, false))
                    .containsOnly(Map.entry(IoKind.PROCESS_STARTED, 1), Map.entry(IoKind.PROCESS_ENDED, 1));
            assertThat(counts(trace, true)).containsOnly(Map.entry(IoKind.PROCESS_STARTED, 6));
            assertThat(trace.counters.count(TraceCounter.PAYLOAD_SHORT)).isZero();
        }
    }

    /** Classic FULL headers, version 0, 32-bit pointers. */
    @Test
    void imagesInClassicHeaders() {
        TestTrace trace = read("syzygy/image_data_32_v0.etl");

        assertThat(counts(trace, false))
                .containsOnly(Map.entry(IoKind.IMAGE_LOADED, 1), Map.entry(IoKind.IMAGE_UNLOADED, 1));
        assertThat(counts(trace, true)).containsOnly(Map.entry(IoKind.IMAGE_LOADED, 24));
        assertThat(trace.records).allSatisfy(record -> {
            assertThat(record.text()).isNotEmpty();
            assertThat(record.extent()).isPositive();
            assertThat(record.processId()).isEqualTo(-1);
        });
    }

    private static Map<IoKind, Integer> counts(TestTrace trace, boolean rundown) {
        Map<IoKind, Integer> counts = new EnumMap<>(IoKind.class);
        for (IoRecord record : trace.records) {
            if (record.has(IoRecord.FLAG_RUNDOWN) == rundown) {
                counts.merge(record.kind(), 1, Integer::sum);
            }
        }
        return counts;
    }

    private static TestTrace read(String name) {
        return TestTrace.read(SharedTraces.orSkip(name));
    }
}
