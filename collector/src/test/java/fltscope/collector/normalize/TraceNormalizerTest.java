package fltscope.collector.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.schemas.fixture.EtlWriter;
import fltscope.schemas.fixture.MergedFileEvents;
import fltscope.schemas.fixture.SessionEvents;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.record.LossSource;
import fltscope.schemas.trace.TraceCounter;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceNormalizerTest {
    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void theFlagsOfTheStartAreRecorded(int pointerBytes) {
        IoRecord record = TestTrace.of(
                        pointerBytes,
                        out -> out.perfInfo(SessionEvents.extension(0x0600_0203, 0, 0, 0, 0x8078_0000, 0, 0, 7)))
                .single();

        assertThat(record.kind()).isEqualTo(IoKind.FLAGS_RECORDED);
        assertThat(record.addressCount()).isEqualTo(8);
        assertThat(record.address(0)).isEqualTo(0x0600_0203L);
        assertThat(record.address(4)).isEqualTo(0x8078_0000L);
        assertThat(record.address(7)).isEqualTo(7);
    }

    @Test
    void theFlagsOfTheEndAreNotThoseThatWereOn() {
        assertThat(TestTrace.of(8, out -> out.perfInfo(SessionEvents.endExtension(1))).records)
                .isEmpty();
    }

    @Test
    void theRundownIsComplete() {
        assertThat(TestTrace.of(8, out -> out.perfInfo(SessionEvents.rundownComplete()))
                        .single()
                        .kind())
                .isEqualTo(IoKind.RUNDOWN_COMPLETE);
    }

    @Test
    void lossIsToldWhereItHappenedAndCounted() {
        TestTrace trace = TestTrace.of(
                8,
                out -> out.full(SessionEvents.lostEvent())
                        .full(SessionEvents.lostBuffer())
                        .full(SessionEvents.lostFile()));

        assertThat(trace.records).hasSize(3).extracting(IoRecord::kind).containsOnly(IoKind.LOST);
        assertThat(trace.records).extracting(IoRecord::timeTicks).containsOnly(TestTrace.TICKS);
        assertThat(trace.counters.count(TraceCounter.LOSS_RECORD)).isEqualTo(3);
        assertThat(trace.counters.firstOffset(TraceCounter.LOSS_RECORD)).isPositive();
    }

    @Test
    void aLossThatOnlyTheBuffersTellOfIsARecordToo(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("a.etl");
        try (EtlWriter etl = EtlWriter.to(file).startTicks(TestTrace.TICKS).open()) {
            etl.cpu(0).at(TestTrace.TICKS + 10).perfInfo(SessionEvents.rundownComplete());
            etl.flush(0).skipSequence(3);
            etl.cpu(0).at(TestTrace.TICKS + 20).perfInfo(SessionEvents.rundownComplete());
        }
        TestTrace trace = TestTrace.read(file);

        assertThat(trace.records)
                .extracting(IoRecord::kind)
                .containsExactly(IoKind.RUNDOWN_COMPLETE, IoKind.LOST, IoKind.RUNDOWN_COMPLETE);
        IoRecord lost = trace.records.get(1);
        assertThat(lost.timeTicks()).isEqualTo(TestTrace.TICKS + 20);
        assertThat(lost.otherTicks()).isEqualTo(TestTrace.TICKS);
        assertThat(LossSource.of(lost.operationCode())).isEqualTo(LossSource.NUMBERS);
        assertThat(lost.code()).isEqualTo(3);
        assertThat(lost.processId()).isEqualTo(-1);
        assertThat(lost.threadId()).isEqualTo(-1);
    }

    @Test
    void aVolumeHasTwoPaths() {
        IoRecord record = TestTrace.of(
                        8, out -> out.full(MergedFileEvents.volumeMapping("\\Device\\HarddiskVolume2\\", "C:\\")))
                .single();

        assertThat(record.kind()).isEqualTo(IoKind.VOLUME_MAPPING);
        assertThat(record.text()).isEqualTo("\\Device\\HarddiskVolume2\\");
        assertThat(record.secondText()).isEqualTo("C:\\");
    }
}
