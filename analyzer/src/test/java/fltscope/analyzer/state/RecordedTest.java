package fltscope.analyzer.state;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.schemas.event.KernelFlags;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;
import org.junit.jupiter.api.Test;

class RecordedTest {
    private final Recording recording = new Recording();
    private final Recorded recorded = recording.state.recorded();

    @Test
    void anEmptyTraceHasRecordedNothing() {
        for (IoKind kind : IoKind.values()) {
            assertThat(recorded.count(kind)).isZero();
        }
        assertThat(recorded.areFlagsKnown()).isFalse();
        assertThat(recorded.firstTicks()).isEqualTo(Moments.AFTER_TRACE);
        assertThat(recorded.lastTicks()).isEqualTo(Moments.BEFORE_TRACE);
    }

    @Test
    void operationsAreCountedByKindAndProvider() {
        recording.accept(recording.record(IoKind.OPERATION_START, 30, 1, 1).operation(FileOperation.CREATE));
        recording.accept(recording.record(IoKind.OPERATION_START, 10, 1, 1).operation(FileOperation.CREATE));
        recording.accept(recording
                .record(IoKind.OPERATION_START, 20, 1, 1)
                .operation(FileOperation.CREATE)
                .flags(IoRecord.FLAG_KERNEL_FILE));
        recording.accept(recording
                .record(IoKind.OPERATION_START, 20, 1, 1)
                .operation(FileOperation.CLOSE)
                .flags(IoRecord.FLAG_KERNEL_FILE));
        recording.accept(recording.record(IoKind.OPERATION_END, 21, 1, 1));
        assertThat(recorded.starts(FileOperation.CREATE)).isEqualTo(3);
        assertThat(recorded.starts(FileOperation.CREATE, FileProvider.FILE_IO)).isEqualTo(2);
        assertThat(recorded.starts(FileOperation.CREATE, FileProvider.KERNEL_FILE))
                .isEqualTo(1);
        assertThat(recorded.starts(FileOperation.CLOSE, FileProvider.KERNEL_FILE))
                .isEqualTo(1);
        assertThat(recorded.starts(FileOperation.CLEANUP)).isZero();
        assertThat(recorded.count(IoKind.OPERATION_START)).isEqualTo(4);
        assertThat(recorded.count(IoKind.OPERATION_START, FileProvider.KERNEL_FILE))
                .isEqualTo(2);
        assertThat(recorded.count(IoKind.OPERATION_END)).isEqualTo(1);
        assertThat(recorded.firstTicks()).isEqualTo(10);
        assertThat(recorded.lastTicks()).isEqualTo(30);
    }

    @Test
    void callbacksWithoutAnIrpAreFastIo() {
        recording.accept(recording.record(IoKind.CALLBACK_END, 1, -1, -1).irp(0xFFFF_E000_1000_2000L));
        recording.accept(recording.record(IoKind.CALLBACK_END, 2, -1, -1));
        recording.accept(recording.record(IoKind.CALLBACK_START, 2, -1, -1).irp(8));
        assertThat(recorded.count(IoKind.CALLBACK_END)).isEqualTo(2);
        assertThat(recorded.fastIoCallbacks(IoKind.CALLBACK_END)).isEqualTo(1);
        assertThat(recorded.fastIoCallbacks(IoKind.CALLBACK_START)).isZero();
    }

    @Test
    void whatARundownToldIsCountedApart() {
        recording.processThere(1, 8, 1, "a.exe");
        recording.processStarted(2, 12, 2, "b.exe");
        recording.fileNameThere(900, 16, "\\a");
        assertThat(recorded.count(IoKind.PROCESS_STARTED)).isEqualTo(2);
        assertThat(recorded.rundowns(IoKind.PROCESS_STARTED)).isEqualTo(1);
        assertThat(recorded.rundowns(IoKind.FILE_NAME)).isEqualTo(1);
        assertThat(recorded.rundowns(IoKind.IMAGE_LOADED)).isZero();
    }

    @Test
    void flagsThatWereOnOnceWereOn() {
        masks(0, 0, 0, 0, 0);
        assertThat(recorded.areFlagsKnown()).isTrue();
        assertThat(recorded.isOn(KernelFlags.PROCESS)).isFalse();
        masks(0x0200_0001, 0, 0, 0, 0x8018_0000L);
        masks(0, 0, 0, 0, 0x8000_0000L);
        assertThat(recorded.isOn(KernelFlags.PROCESS)).isTrue();
        assertThat(recorded.isOn(KernelFlags.FILE_IO)).isTrue();
        assertThat(recorded.isOn(KernelFlags.FILE_IO_INIT)).isFalse();
        assertThat(recorded.isOn(KernelFlags.FLT_IO)).isTrue();
        assertThat(recorded.isOn(KernelFlags.FLT_IO_INIT)).isTrue();
        assertThat(recorded.isOn(KernelFlags.FLT_FASTIO)).isFalse();
    }

    private void masks(long... words) {
        var record = recording.record(IoKind.FLAGS_RECORDED, 0, -1, -1);
        for (long word : words) {
            record.addAddress(word);
        }
        recording.accept(record);
    }

    @Test
    void anOperationOfANewerVersionIsCountedByItsKindAlone() {
        recording.accept(recording.record(IoKind.OPERATION_START, 1, 1, 1).majorFunction(FileOperation.COUNT));
        assertThat(recorded.count(IoKind.OPERATION_START)).isEqualTo(1);
        for (FileOperation operation : FileOperation.values()) {
            assertThat(recorded.starts(operation)).isZero();
        }
    }
}
