package fltscope.analyzer.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.record.IoRecordBuilder;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class TraceStateTest {
    private static final long DRIVER = 0xFFFF_F803_1234_0000L;
    private static final long KEY = 0xFFFF_A001_0000_1170L;

    private final Recording recording = new Recording();

    @Test
    void aRecordOfANewerKindIsLeftAlone() {
        IoRecord made = recording.record(IoKind.LOST, 1, 1, 1).finish();
        ByteBuffer copy = ByteBuffer.allocate(made.recordBytes()).order(ByteOrder.LITTLE_ENDIAN);
        copy.put(0, made.buffer(), made.offset(), made.recordBytes());
        copy.put(5, (byte) IoKind.COUNT);
        IoRecord record = new IoRecord();
        assertThat(record.wrap(copy, 0, copy.capacity())).isTrue();
        recording.state.accept(record);
        assertThat(recording.state.recorded().firstTicks()).isEqualTo(Moments.AFTER_TRACE);
    }

    /** What is told again and again, and every question of the hot path, is free of garbage. */
    @Test
    void nothingIsAllocatedForWhatIsKnown() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        TraceState state = recording.state;
        recording.imageThere(1, 0, DRIVER, 0x2000, "\\SystemRoot\\a.sys");
        recording.imageThere(1, 12, 0x40_0000, 0x2000, "\\a.exe");
        recording.threadThere(1, 12, 20);
        recording.threadStarted(2, 16, 24);
        recording.threadStarted(3, 12, 24);
        recording.fileNamed(1, KEY, "\\Device\\HarddiskVolume2\\a");
        long found = 0;
        long allocated = Long.MAX_VALUE;
        // The first rounds warm up what the virtual machine allocates for itself.
        for (int round = 0; round < 5; round++) {
            long before = threads.getThreadAllocatedBytes(thread);
            for (int i = 10; i < 2000; i++) {
                found += round(state, i) ? 1 : 0;
            }
            allocated = Math.min(allocated, threads.getThreadAllocatedBytes(thread) - before);
        }
        assertThat(found).isEqualTo(5 * 1990);
        assertThat(allocated).isLessThan(1990);
    }

    private boolean round(TraceState state, long ticks) {
        IoRecordBuilder create = recording
                .record(IoKind.OPERATION_START, ticks, -1, 20)
                .operation(FileOperation.CREATE)
                .text("\\Device\\HarddiskVolume2\\b");
        IoRecord record = create.finish();
        state.accept(record);
        boolean right = state.processOf(record) == 12 && state.volumes().volumeOf(record) != null;
        state.stacks().expect(20, ticks);
        state.accept(recording
                .record(IoKind.STACK, ticks, 12, 20)
                .otherTicks(ticks)
                .addAddress(DRIVER)
                .addAddress(DRIVER + 1)
                .finish());
        right &= state.stacks().stackOf(20, ticks).frameCount() == 2;
        state.stacks().forget(20, ticks);
        recording.fileNamed(ticks, KEY, "\\Device\\HarddiskVolume2\\a");
        recording.imageThere(ticks, 0, DRIVER, 0x2000, "\\SystemRoot\\a.sys");
        recording.imageThere(ticks, 12, 0x40_0000, 0x2000, "\\a.exe");
        recording.threadThere(ticks, 12, 20);
        return right
                && state.images().driverAt(DRIVER + ticks % 0x2000, ticks) != null
                && state.fileNames().nameOf(KEY, ticks) != null
                && state.threads().processOf(24, 2) == 16;
    }
}
