package fltscope.analyzer.report.events;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.record.IoRecordBuilder;
import org.junit.jupiter.api.Test;

class CallbackOperationsTest {
    private static final long DATA = 0x30D8;
    private static final long OBJECT = 0x1000;
    private static final long FIRST = 0xA000;
    private static final long SECOND = 0xB000;
    private static final int CREATE = 0;
    private static final int CLOSE = 2;

    private final IoRecordBuilder builder = new IoRecordBuilder();
    private final CallbackOperations operations = new CallbackOperations();

    @Test
    void callbacksBeforeTheCreateHaveItsPathAndThread() {
        pre(FIRST, CREATE);
        pre(SECOND, CREATE);
        create("\\a", 12);
        operations.startAgain();

        int first = operations.preOperation(DATA, OBJECT, CREATE, FIRST, 0);

        assertThat(operations.preOperation(DATA, OBJECT, CREATE, SECOND, 0)).isEqualTo(first);
        assertThat(operations.pathOf(first)).isEqualTo("\\a");
        assertThat(operations.threadOf(first)).isEqualTo(12);
    }

    @Test
    void theFirstCallbackComingAgainBeginsAnotherOperation() {
        pre(FIRST, CREATE);
        pre(FIRST, CREATE);
        create("\\b", 12);
        operations.startAgain();

        int failedAbove = operations.preOperation(DATA, OBJECT, CREATE, FIRST, 0);
        int seen = operations.preOperation(DATA, OBJECT, CREATE, FIRST, 0);

        assertThat(operations.pathOf(failedAbove)).isNull();
        assertThat(operations.threadOf(failedAbove)).isEqualTo(CallbackOperations.NONE);
        assertThat(operations.pathOf(seen)).isEqualTo("\\b");
    }

    @Test
    void afterTheEndTheSameCallbackDataIsOfAnotherOperation() {
        pre(FIRST, CREATE);
        create("\\a", 12);
        operations.learn(record(IoKind.OPERATION_END));
        pre(SECOND, CREATE);
        operations.startAgain();

        int first = operations.preOperation(DATA, OBJECT, CREATE, FIRST, 0);
        operations.started(DATA, OBJECT);
        operations.ended(DATA);

        assertThat(operations.postOperation(DATA, OBJECT, CREATE)).isEqualTo(first);
        assertThat(operations.pathOf(operations.preOperation(DATA, OBJECT, CREATE, SECOND, 0)))
                .isNull();
    }

    @Test
    void anotherFileOrAnotherMajorFunctionIsAnotherOperation() {
        int create = operations.preOperation(DATA, OBJECT, CREATE, FIRST, 0);

        assertThat(operations.postOperation(DATA, OBJECT, CLOSE)).isEqualTo(CallbackOperations.NONE);
        assertThat(operations.postOperation(DATA, OBJECT + 8, CREATE)).isEqualTo(CallbackOperations.NONE);
        assertThat(operations.preOperation(DATA, OBJECT + 8, CREATE, SECOND, 0)).isNotEqualTo(create);
        assertThat(operations.preOperation(DATA, OBJECT, CLOSE, SECOND, 0)).isNotEqualTo(create);
    }

    @Test
    void withoutCallbacksNothingIsLearnt() {
        create("\\a", 12);

        assertThat(operations.started(DATA, OBJECT)).isEqualTo(CallbackOperations.NONE);
        assertThat(operations.pathOf(0)).isNull();
    }

    private void pre(long routine, int majorFunction) {
        builder.start(IoKind.CALLBACK_START, 0, 0, -1, -1)
                .majorFunction(majorFunction)
                .fileObject(OBJECT)
                .callbackData(DATA)
                .address(routine);
        operations.learn(builder.finish());
    }

    private void create(String path, int threadId) {
        builder.start(IoKind.OPERATION_START, 0, 0, -1, threadId)
                .operation(FileOperation.CREATE)
                .fileObject(OBJECT)
                .callbackData(DATA)
                .text(path);
        operations.learn(builder.finish());
    }

    private IoRecord record(IoKind kind) {
        builder.start(kind, 0, 0, -1, -1).callbackData(DATA);
        return builder.finish();
    }
}
