package fltscope.collector.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fltscope.schemas.fixture.FltIoEvents;
import fltscope.schemas.fixture.KernelEvent;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackNormalizerTest {
    private static final int CREATE = 0x00;
    private static final int CLEANUP = 0x12;
    private static final int ACCESS_DENIED = 0xC000_0022;

    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void aPreOperationCallbackStarts(int pointerBytes) {
        KernelEvent event = FltIoEvents.preOpInit(
                at(pointerBytes, 1),
                at(pointerBytes, 2),
                at(pointerBytes, 3),
                at(pointerBytes, 4),
                at(pointerBytes, 5),
                CLEANUP);

        IoRecord record = TestTrace.of(pointerBytes, out -> out.system(event)).single();

        assertThat(record.kind()).isEqualTo(IoKind.CALLBACK_START);
        assertThat(record.has(0xFF)).isFalse();
        assertAddresses(record, pointerBytes);
        assertThat(record.majorFunction()).isEqualTo(CLEANUP);
        assertThat(record.timeTicks()).isEqualTo(TestTrace.TICKS);
        assertThat(record.processor()).isEqualTo(1);
        assertThat(record.processId()).isEqualTo(TestTrace.PROCESS);
        assertThat(record.threadId()).isEqualTo(TestTrace.THREAD);
        assertThat(record.otherTicks()).isZero();
        assertThat(record.code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void aPostOperationCallbackEndsAndCarriesItsStart(int pointerBytes) {
        KernelEvent event = FltIoEvents.postOpCompletion(
                TestTrace.TICKS - 300,
                at(pointerBytes, 1),
                at(pointerBytes, 2),
                at(pointerBytes, 3),
                at(pointerBytes, 4),
                at(pointerBytes, 5),
                CREATE);

        IoRecord record = TestTrace.of(pointerBytes, out -> out.compact(event)).single();

        assertThat(record.kind()).isEqualTo(IoKind.CALLBACK_END);
        assertThat(record.has(IoRecord.FLAG_POST)).isTrue();
        assertAddresses(record, pointerBytes);
        assertThat(record.majorFunction()).isEqualTo(CREATE);
        assertThat(record.otherTicks()).isEqualTo(TestTrace.TICKS - 300);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void aFailedCallbackCarriesItsStatusAndNoStart(int pointerBytes) {
        KernelEvent event = FltIoEvents.preOpFailure(
                at(pointerBytes, 1),
                at(pointerBytes, 2),
                at(pointerBytes, 3),
                at(pointerBytes, 4),
                at(pointerBytes, 5),
                CREATE,
                ACCESS_DENIED);

        IoRecord record = TestTrace.of(pointerBytes, out -> out.system(event)).single();

        assertThat(record.kind()).isEqualTo(IoKind.CALLBACK_FAILURE);
        assertThat(record.has(IoRecord.FLAG_POST)).isFalse();
        assertAddresses(record, pointerBytes);
        assertThat(record.code()).isEqualTo(ACCESS_DENIED);
        assertThat(record.otherTicks()).isZero();
    }

    @Test
    void theOtherThreeTypesDifferInKindAndFlagAlone() {
        TestTrace trace = TestTrace.of(
                8,
                out -> out.system(FltIoEvents.postOpInit(1, 2, 3, 4, 5, CREATE))
                        .system(FltIoEvents.preOpCompletion(9, 1, 2, 3, 4, 5, CREATE))
                        .system(FltIoEvents.postOpFailure(1, 2, 3, 4, 5, CREATE, ACCESS_DENIED)));

        assertThat(trace.records)
                .extracting(IoRecord::kind, record -> record.has(IoRecord.FLAG_POST))
                .containsExactly(
                        tuple(IoKind.CALLBACK_START, true),
                        tuple(IoKind.CALLBACK_END, false),
                        tuple(IoKind.CALLBACK_FAILURE, true));
    }

    @Test
    void fastIoHasNoIrpAndAPseudoFunctionLosesItsSign() {
        IoRecord record = TestTrace.of(
                        8, out -> out.system(FltIoEvents.preOpCompletion(TestTrace.TICKS - 1, 1, 2, 3, 0, 5, -1)))
                .single();

        assertThat(record.irp()).isZero();
        assertThat(record.majorFunction()).isEqualTo(255);
    }

    @Test
    void aHeaderWithoutThreadAndProcessLeavesThemUnknown() {
        IoRecord record = TestTrace.of(8, out -> out.perfInfo(FltIoEvents.preOpInit(1, 2, 3, 4, 5, CREATE)))
                .single();

        assertThat(record.processId()).isEqualTo(-1);
        assertThat(record.threadId()).isEqualTo(-1);
    }

    @Test
    void theStartIsBroughtToTheClockOfTheFirstSession() {
        IoRecord record = TestTrace.appended(
                        out -> out.system(FltIoEvents.preOpCompletion(TestTrace.TICKS - 300, 1, 2, 3, 4, 5, CREATE)))
                .single();

        assertThat(record.timeTicks()).isEqualTo(TestTrace.TICKS + TestTrace.DAY_TICKS);
        assertThat(record.otherTicks()).isEqualTo(TestTrace.TICKS + TestTrace.DAY_TICKS - 300);
    }

    private static void assertAddresses(IoRecord record, int pointerBytes) {
        assertThat(record.address()).isEqualTo(at(pointerBytes, 1));
        assertThat(record.fileObject()).isEqualTo(at(pointerBytes, 2));
        assertThat(record.fileKey()).isEqualTo(at(pointerBytes, 3));
        assertThat(record.irp()).isEqualTo(at(pointerBytes, 4));
        assertThat(record.callbackData()).isEqualTo(at(pointerBytes, 5));
    }

    private static long at(int pointerBytes, int number) {
        return TestTrace.address(pointerBytes, number << 12);
    }
}
