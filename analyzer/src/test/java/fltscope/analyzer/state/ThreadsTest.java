package fltscope.analyzer.state;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.IoKind;
import org.junit.jupiter.api.Test;

class ThreadsTest {
    private final Recording recording = new Recording();
    private final Threads threads = recording.state.threads();

    @Test
    void aThreadOfWhichNothingIsKnownHasNoProcess() {
        assertThat(threads.processOf(2216, 5)).isEqualTo(-1);
        assertThat(threads.processOf(-1, 5)).isEqualTo(-1);
        assertThat(threads.processOf(0, 5)).as("idle threads").isZero();
    }

    @Test
    void aThreadBelongsToItsProcessFromItsStartOn() {
        recording.threadStarted(100, 1184, 2216);
        recording.threadEnded(200, 1184, 2216);
        assertThat(threads.processOf(2216, 99)).isEqualTo(-1);
        assertThat(threads.processOf(2216, 100)).isEqualTo(1184);
        assertThat(threads.processOf(2216, 201)).as("nobody else has had it").isEqualTo(1184);
    }

    @Test
    void aReusedThreadIdBelongsToTheProcessOfItsTime() {
        recording.threadThere(10, 8, 2216);
        recording.threadEnded(200, 8, 2216);
        recording.threadStarted(300, 12, 2216);
        recording.threadEnded(400, 12, 2216);
        recording.threadStarted(500, 16, 2216);
        assertThat(threads.processOf(2216, 0)).isEqualTo(8);
        assertThat(threads.processOf(2216, 299)).isEqualTo(8);
        assertThat(threads.processOf(2216, 300)).isEqualTo(12);
        assertThat(threads.processOf(2216, 499)).isEqualTo(12);
        assertThat(threads.processOf(2216, 500)).isEqualTo(16);
    }

    @Test
    void aThreadIdReusedWithoutARecordedEndChangesItsOwnerAtTheStart() {
        recording.threadStarted(100, 8, 2216);
        recording.threadStarted(300, 12, 2216);
        assertThat(threads.processOf(2216, 299)).isEqualTo(8);
        assertThat(threads.processOf(2216, 300)).isEqualTo(12);
    }

    @Test
    void aRundownOrAnEndAloneTellsOfTheTimeBefore() {
        recording.threadThere(900, 8, 20);
        recording.threadEnded(900, 12, 24);
        assertThat(threads.processOf(20, 0)).isEqualTo(8);
        assertThat(threads.processOf(24, 0)).isEqualTo(12);
    }

    @Test
    void aRundownByAnotherOwnerCountsFromTheEndOfTheLast() {
        recording.threadStarted(100, 8, 20);
        recording.threadEnded(200, 8, 20);
        recording.threadThere(900, 12, 20);
        assertThat(threads.processOf(20, 200)).isEqualTo(8);
        assertThat(threads.processOf(20, 201)).isEqualTo(12);
        recording.threadThere(950, 16, 20);
        assertThat(threads.processOf(20, 949)).isEqualTo(12);
        assertThat(threads.processOf(20, 950)).isEqualTo(16);
    }

    @Test
    void aStackTellsTheOwnerOnlyWhereNothingElseDoes() {
        recording.stack(50, 8, 20, 1);
        assertThat(threads.processOf(20, 0)).isEqualTo(8);
        recording.threadThere(60, 12, 20);
        assertThat(threads.processOf(20, 0)).isEqualTo(12);
        recording.stack(70, 8, 20, 1);
        assertThat(threads.processOf(20, 80)).isEqualTo(12);
        recording.stack(70, -1, 24, 1);
        recording.threadStarted(90, 16, 24);
        assertThat(threads.processOf(24, 80)).isEqualTo(-1);
    }

    @Test
    void theOwnerOfTheIssuingThreadCountsBeforeTheProcessInTheRecord() {
        recording.threadThere(10, 8, 20);
        assertThat(recording.state.processOf(recording
                        .record(IoKind.OPERATION_START, 50, 4, 20)
                        .operation(FileOperation.CLEANUP)
                        .finish()))
                .isEqualTo(8);
        assertThat(recording.state.processOf(
                        recording.record(IoKind.OPERATION_START, 50, 4, 24).finish()))
                .isEqualTo(4);
        assertThat(recording.state.processOf(
                        recording.record(IoKind.CALLBACK_END, 50, -1, -1).finish()))
                .isEqualTo(-1);
    }
}
