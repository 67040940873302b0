package fltscope.analyzer.state;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;
import org.junit.jupiter.api.Test;

class ProcessesTest {
    private static final long KEY = 0xFFFF_E000_0123_4080L;
    private static final long OTHER_KEY = 0xFFFF_E000_0456_7080L;

    private final Recording recording = new Recording();
    private final Processes processes = recording.state.processes();

    @Test
    void idleAndSystemAreKnownWithoutARecord() {
        assertThat(processes.nameAt(0, 5)).isEqualTo("Idle");
        assertThat(processes.nameAt(4, 5)).isEqualTo("System");
        assertThat(processes.processAt(8, 5)).isNull();
        assertThat(processes.nameAt(8, 5)).isNull();
    }

    @Test
    void aRecordedNameOfSystemCountsAndIsNoNewLife() {
        Process before = processes.processAt(4, 0);
        recording.processThere(10, 4, KEY, "Kernel");
        assertThat(processes.processAt(4, 20)).isSameAs(before);
        assertThat(before.imageFileName()).isEqualTo("Kernel");
    }

    @Test
    void aStartTellsWhatThereIsToKnowAndTheEndTheExitStatus() {
        recording.processStarted(100, 1184, KEY, "svchost.exe");
        recording.processEnded(200, 1184, KEY, "svchost.exe");
        Process process = processes.processAt(1184, 100);
        assertThat(process.processId()).isEqualTo(1184);
        assertThat(process.imageFileName()).isEqualTo("svchost.exe");
        assertThat(process.commandLine()).isEqualTo("\"svchost.exe\" -x");
        assertThat(process.parentProcessId()).isEqualTo(700);
        assertThat(process.startTicks()).isEqualTo(100);
        assertThat(process.isStartRecorded()).isTrue();
        assertThat(process.endTicks()).isEqualTo(200);
        assertThat(process.hasEnded()).isTrue();
        assertThat(process.exitStatus()).isEqualTo(3);
        assertThat(processes.processAt(1184, 99)).isNull();
        assertThat(processes.processAt(1184, 250))
                .as("its handles are closed after its end")
                .isSameAs(process);
    }

    @Test
    void eachLifeOfAProcessIdIsAProcessOfItsOwn() {
        recording.processStarted(100, 12, KEY, "a.exe");
        recording.processEnded(200, 12, KEY, "a.exe");
        recording.processStarted(300, 12, OTHER_KEY, "b.exe");
        recording.processEnded(400, 12, OTHER_KEY, "b.exe");
        recording.processStarted(500, 12, KEY, "a.exe");
        assertThat(processes.nameAt(12, 150)).isEqualTo("a.exe");
        assertThat(processes.nameAt(12, 299)).isEqualTo("a.exe");
        assertThat(processes.nameAt(12, 300)).isEqualTo("b.exe");
        assertThat(processes.processAt(12, 500)).isNotSameAs(processes.processAt(12, 100));
        assertThat(processes.processAt(12, 999).startTicks()).isEqualTo(500);
    }

    @Test
    void aStartOnALiveIdEndsTheLifeWhoseEndWasLost() {
        recording.processStarted(100, 12, KEY, "a.exe");
        recording.processStarted(300, 12, KEY, "a.exe");
        assertThat(processes.processAt(12, 299).endTicks()).isEqualTo(300);
        assertThat(processes.processAt(12, 300).startTicks()).isEqualTo(300);
    }

    @Test
    void aRundownAtTheStartIsOfAProcessFromBeforeTheTrace() {
        recording.processThere(10, 12, KEY, "a.exe");
        recording.processThere(900, 12, KEY, "a.exe");
        Process process = processes.processAt(12, 0);
        assertThat(process.startTicks()).isEqualTo(Moments.BEFORE_TRACE);
        assertThat(process.isStartRecorded()).isFalse();
        assertThat(process.hasEnded()).isFalse();
        assertThat(processes.processAt(12, 950)).isSameAs(process);
        assertThat(process.commandLine()).isNull();
    }

    @Test
    void aRundownAtTheEndNamesTheTimeBefore() {
        recording.processThere(900, 12, KEY, "a.exe");
        assertThat(processes.nameAt(12, 1)).isEqualTo("a.exe");
    }

    @Test
    void anEndAloneNamesTheTimeBefore() {
        recording.processEnded(500, 12, KEY, "a.exe");
        assertThat(processes.nameAt(12, 1)).isEqualTo("a.exe");
        assertThat(processes.processAt(12, 1).endTicks()).isEqualTo(500);
    }

    @Test
    void aRundownAfterAnEndIsOfALifeWhoseStartWasLost() {
        recording.processStarted(100, 12, KEY, "a.exe");
        recording.processEnded(200, 12, KEY, "a.exe");
        recording.processThere(900, 12, OTHER_KEY, "b.exe");
        assertThat(processes.nameAt(12, 200)).isEqualTo("a.exe");
        Process second = processes.processAt(12, 201);
        assertThat(second.imageFileName()).isEqualTo("b.exe");
        assertThat(second.startTicks()).isEqualTo(201);
        assertThat(second.isStartRecorded()).isFalse();
    }

    @Test
    void aRundownThatContradictsTheLiveOneBeginsAnotherLife() {
        recording.processStarted(100, 12, KEY, "a.exe");
        recording.processThere(900, 12, OTHER_KEY, "a.exe");
        assertThat(processes.processAt(12, 100).endTicks()).isEqualTo(900);
        assertThat(processes.processAt(12, 900)).isNotSameAs(processes.processAt(12, 899));
        recording.processThere(950, 12, OTHER_KEY, "b.exe");
        assertThat(processes.nameAt(12, 949)).isEqualTo("a.exe");
        assertThat(processes.nameAt(12, 950)).isEqualTo("b.exe");
    }

    @Test
    void aNameThatTheRundownCutsIsTheSameName() {
        recording.processStarted(100, 12, KEY, "RuntimeBroker.exe");
        recording.processThere(900, 12, KEY, "RuntimeBroker.");
        assertThat(processes.processAt(12, 901)).isSameAs(processes.processAt(12, 100));
        assertThat(processes.nameAt(12, 901)).isEqualTo("RuntimeBroker.exe");
    }

    @Test
    void aRundownThatRanAheadOfTheStartIsTheSameLife() {
        recording.processThere(99, 12, KEY, "a.exe");
        recording.processStarted(100, 12, KEY, "a.exe");
        assertThat(processes.processAt(12, 100)).isSameAs(processes.processAt(12, 0));
        assertThat(processes.processAt(12, 100).commandLine()).isEqualTo("\"a.exe\" -x");
        recording.processStarted(200, 12, OTHER_KEY, "a.exe");
        assertThat(processes.processAt(12, 200)).isNotSameAs(processes.processAt(12, 199));
    }

    @Test
    void aDefunctProcessHasEndedBeforeItIsTold() {
        recording.processThere(10, 12, KEY, "a.exe");
        recording.accept(recording
                .record(IoKind.PROCESS_ENDED, 900, 12, -1)
                .flags(IoRecord.FLAG_RUNDOWN)
                .address(KEY)
                .text("a.exe"));
        assertThat(processes.processAt(12, 0).endTicks()).isEqualTo(900);
    }

    @Test
    void aDefunctProcessWhoseEndWasRecordedKeepsItsEnd() {
        recording.processStarted(100, 12, KEY, "a.exe");
        recording.processEnded(200, 12, KEY, "a.exe");
        recording.accept(recording
                .record(IoKind.PROCESS_ENDED, 900, 12, -1)
                .flags(IoRecord.FLAG_RUNDOWN)
                .address(KEY)
                .text("a.exe"));
        assertThat(processes.processAt(12, 950)).isSameAs(processes.processAt(12, 100));
        assertThat(processes.processAt(12, 950).endTicks()).isEqualTo(200);
    }

    @Test
    void aProcessWithoutANameHasNone() {
        recording.processStarted(100, 12, KEY, "");
        assertThat(processes.processAt(12, 100)).isNotNull();
        assertThat(processes.nameAt(12, 100)).isNull();
        assertThat(processes.processAt(12, 100).commandLine()).isNull();
    }
}
