package fltscope.collector.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.schemas.fixture.FileIoEvents;
import fltscope.schemas.fixture.KernelFileEvents;
import fltscope.schemas.fixture.ManifestEvent;
import fltscope.schemas.fixture.PayloadSource;
import fltscope.schemas.fixture.RecordWriter;
import fltscope.schemas.fixture.StackEvents;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackNormalizerTest {
    private static final int RELATED_ACTIVITY = 1;

    /** Writes an event that becomes a record, 40 ticks before what follows. */
    private static RecordWriter operation(RecordWriter out, int pointerBytes) {
        long object = TestTrace.address(pointerBytes, 0x2220);
        return out.at(TestTrace.TICKS - 40)
                .system(FileIoEvents.close(3, TestTrace.address(pointerBytes, 0x1180), object, 0, TestTrace.THREAD))
                .at(TestTrace.TICKS);
    }

    private static List<IoRecord> withoutOperations(TestTrace trace) {
        return trace.records.stream()
                .filter(record -> record.kind() != IoKind.OPERATION_START)
                .toList();
    }

    /** Such as those of samples of the profile and of switches of threads. */
    @Test
    void theStacksOfEventsThatBecomeNoRecordAreLeftOut() {
        List<IoRecord> records = withoutOperations(TestTrace.of(
                8,
                out -> operation(out, 8)
                        .perfInfo(StackEvents.stack(TestTrace.TICKS - 39, 3_988, 5_012, 0x7F00_0000L))
                        .perfInfo(StackEvents.keyUser(TestTrace.TICKS - 39, 3_988, 5_012, 0x1230))
                        .perfInfo(StackEvents.keyRundown(0x1230, 0x7F00_0000L))));

        assertThat(records).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void aStackBelongsToAnEarlierEvent(int pointerBytes) {
        long inner = TestTrace.address(pointerBytes, 0x1000);
        List<IoRecord> records = withoutOperations(TestTrace.of(
                pointerBytes,
                out -> operation(out, pointerBytes)
                        .perfInfo(StackEvents.stack(TestTrace.TICKS - 40, 3_988, 5_012, inner, 0x7F00_0000L))));
        assertThat(records).hasSize(1);
        IoRecord record = records.get(0);

        assertThat(record.kind()).isEqualTo(IoKind.STACK);
        assertThat(record.timeTicks()).isEqualTo(TestTrace.TICKS);
        assertThat(record.otherTicks()).isEqualTo(TestTrace.TICKS - 40);
        assertThat(record.processId()).isEqualTo(3_988);
        assertThat(record.threadId()).isEqualTo(5_012);
        assertThat(frames(record)).containsExactly(inner, 0x7F00_0000L);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void aStackMayBeNamedByAKey(int pointerBytes) {
        long key = TestTrace.address(pointerBytes, 0x1230);
        List<IoRecord> records = withoutOperations(TestTrace.of(
                pointerBytes,
                out -> operation(out, pointerBytes)
                        .perfInfo(StackEvents.keyKernel(TestTrace.TICKS - 40, 3_988, 5_012, key))
                        .perfInfo(StackEvents.keyUser(TestTrace.TICKS - 40, 3_988, 5_012, key))));

        assertThat(records).extracting(IoRecord::kind).containsOnly(IoKind.STACK_KEY_USED);
        assertThat(records)
                .extracting(record -> record.has(IoRecord.FLAG_USER_STACK))
                .containsExactly(false, true);
        assertThat(records).extracting(record -> record.address()).containsOnly(key);
        assertThat(records).extracting(IoRecord::otherTicks).containsOnly(TestTrace.TICKS - 40);
        assertThat(records).extracting(IoRecord::processId).containsOnly(3_988);
        assertThat(records).extracting(IoRecord::threadId).containsOnly(5_012);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void aKeyIsDefinedWhenMadeWhenDeletedAndAtTheEnd(int pointerBytes) {
        long key = TestTrace.address(pointerBytes, 0x1230);
        long frame = TestTrace.address(pointerBytes, 0x4560);
        List<IoRecord> records = withoutOperations(TestTrace.of(
                        pointerBytes,
                        out -> operation(out, pointerBytes)
                                .perfInfo(StackEvents.keyUser(TestTrace.TICKS - 40, 3_988, 5_012, key))
                                .perfInfo(StackEvents.keyCreate(key, frame, 2))
                                .perfInfo(StackEvents.keyDelete(key, frame, 2))
                                .perfInfo(StackEvents.keyRundown(key, frame, 2))))
                .stream()
                .filter(record -> record.kind() != IoKind.STACK_KEY_USED)
                .toList();

        assertThat(records).hasSize(3).extracting(IoRecord::kind).containsOnly(IoKind.STACK_KEY_DEFINED);
        assertThat(records).extracting(record -> record.address()).containsOnly(key);
        assertThat(records).allSatisfy(record -> assertThat(frames(record)).containsExactly(frame, 2L));
    }

    @Test
    void theTimeOfTheEventIsBroughtToTheClockOfTheFirstSession() {
        List<IoRecord> records = withoutOperations(TestTrace.appended(out -> operation(out, 8)
                .perfInfo(StackEvents.stack(TestTrace.TICKS - 40, 1, 2, 3))
                .perfInfo(StackEvents.keyUser(TestTrace.TICKS - 40, 1, 2, 3))));

        assertThat(records).extracting(IoRecord::otherTicks).containsOnly(TestTrace.TICKS + TestTrace.DAY_TICKS - 40);
    }

    @Test
    void theStacksOfAnEventFollowItsRecord() {
        List<IoRecord> records = TestTrace.appended(out -> out.stack64(5, 0xFFFF_F800_0000_1000L, 0x7FF0L)
                        .item(RELATED_ACTIVITY, PayloadSource.of(new byte[16]))
                        .stack32(5, 0x8000_0004, 0x12)
                        .event(KernelFileEvents.close(1, 0x10, 0x20, 0x30, 7_008))
                        .system(FileIoEvents.close(3, 0x10, 0x20, 0x30, 7_008)))
                .records;

        assertThat(records)
                .extracting(IoRecord::kind)
                .containsExactly(IoKind.OPERATION_START, IoKind.STACK, IoKind.STACK, IoKind.OPERATION_START);
        assertThat(frames(records.get(1))).containsExactly(0xFFFF_F800_0000_1000L, 0x7FF0L);
        assertThat(frames(records.get(2))).containsExactly(0x8000_0004L, 0x12L);
        assertThat(records.subList(1, 3)).allSatisfy(stack -> {
            assertThat(stack.timeTicks()).isEqualTo(TestTrace.TICKS + TestTrace.DAY_TICKS);
            assertThat(stack.otherTicks()).isEqualTo(TestTrace.TICKS + TestTrace.DAY_TICKS);
            assertThat(stack.processId()).isEqualTo(TestTrace.PROCESS);
            assertThat(stack.threadId()).isEqualTo(TestTrace.THREAD);
        });
    }

    @Test
    void theStackOfAnEventWithoutRecordIsLeftOut() {
        ManifestEvent foreign = ManifestEvent.of(new UUID(1, 2), 12, 1, PayloadSource.EMPTY);

        assertThat(TestTrace.of(8, out -> out.stack64(0, 1, 2, 3).event(foreign)).records)
                .isEmpty();
    }

    private static long[] frames(IoRecord record) {
        return IntStream.range(0, record.addressCount())
                .mapToLong(record::address)
                .toArray();
    }
}
