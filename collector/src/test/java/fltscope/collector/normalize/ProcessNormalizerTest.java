package fltscope.collector.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.schemas.fixture.ProcessEvents;
import fltscope.schemas.fixture.ThreadEvents;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProcessNormalizerTest {
    static Stream<Arguments> processVersions() {
        return versions(0, 1, 2, 3, 4, 5);
    }

    static Stream<Arguments> threadVersions() {
        return versions(0, 1, 2, 3);
    }

    private static Stream<Arguments> versions(Integer... versions) {
        return Stream.of(versions).flatMap(version -> Stream.of(4, 8).map(bytes -> Arguments.of(version, bytes)));
    }

    @ParameterizedTest
    @MethodSource("processVersions")
    void aProcessStarts(int version, int pointerBytes) {
        long key = TestTrace.address(pointerBytes, 0x4080);
        IoRecord record = TestTrace.of(
                        pointerBytes,
                        out -> out.system(ProcessEvents.process(3_988)
                                .version(version)
                                .uniqueProcessKey(key)
                                .parent(1_200)
                                .exitStatus(0xC000_0005)
                                .sid(5, 32, 544)
                                .imageFileName("scard.exe")
                                .commandLine("scard.exe -s \u00E9")
                                .start()))
                .single();

        assertThat(record.kind()).isEqualTo(IoKind.PROCESS_STARTED);
        assertThat(record.has(0xFF)).isFalse();
        assertThat(record.processId()).isEqualTo(3_988);
        assertThat(record.threadId()).isEqualTo(TestTrace.THREAD);
        assertThat(record.code()).isEqualTo(1_200);
        assertThat(record.address()).isEqualTo(version < 2 ? 0 : key);
        assertThat(record.extent()).isEqualTo(version == 0 ? 0 : 0xC000_0005L);
        assertThat(record.text()).isEqualTo("scard.exe");
        assertThat(record.secondText()).isEqualTo(version < 2 ? "" : "scard.exe -s \u00E9");
    }

    @Test
    void rundownsAndEndsOfProcessesAreToldApart() {
        ProcessEvents process = ProcessEvents.process(3_988).imageFileName("a.exe");
        List<IoRecord> records = TestTrace.of(
                        8,
                        out -> out.perfInfo(process.dcStart())
                                .perfInfo(process.dcEnd())
                                .system(process.end())
                                .system(process.defunct(134_116_992_000_000_000L)))
                .records;

        assertThat(records)
                .extracting(IoRecord::kind)
                .containsExactly(
                        IoKind.PROCESS_STARTED, IoKind.PROCESS_STARTED, IoKind.PROCESS_ENDED, IoKind.PROCESS_ENDED);
        assertThat(records)
                .extracting(record -> record.has(IoRecord.FLAG_RUNDOWN))
                .containsExactly(true, true, false, true);
        assertThat(records).extracting(IoRecord::processId).containsOnly(3_988);
    }

    @Test
    void aTerminationIsNoEnd() {
        assertThat(TestTrace.of(8, out -> out.system(ProcessEvents.terminate(3_988))).records)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("threadVersions")
    void aThreadBelongsToTheProcessOfItsPayload(int version, int pointerBytes) {
        ThreadEvents thread = ThreadEvents.thread(3_988, 5_012).version(version);
        List<IoRecord> records = TestTrace.of(
                        pointerBytes,
                        out -> out.system(thread.start())
                                .perfInfo(thread.dcStart())
                                .perfInfo(thread.dcEnd())
                                .system(thread.end()))
                .records;

        assertThat(records)
                .extracting(IoRecord::kind)
                .containsExactly(
                        IoKind.THREAD_STARTED, IoKind.THREAD_STARTED, IoKind.THREAD_STARTED, IoKind.THREAD_ENDED);
        assertThat(records)
                .extracting(record -> record.has(IoRecord.FLAG_RUNDOWN))
                .containsExactly(false, true, true, false);
        assertThat(records).extracting(IoRecord::processId).containsOnly(3_988);
        assertThat(records).extracting(IoRecord::threadId).containsOnly(5_012);
    }
}
