package fltscope.analyzer.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.state.LongMap;
import fltscope.schemas.event.MajorFunction;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.record.IoRecordBuilder;
import org.junit.jupiter.api.Test;

/** A pointer that is the callback data of one request and the IRP of another. */
class JoinTest {
    private static final long POINTER = 0xFFFF_A000_0000_10D8L;
    private static final long OBJECT = 0xFFFF_A000_0000_A000L;
    private static final int TRIED = 4096;

    private final LongMap<Request> byCallbackData = new LongMap<>();
    private final Join join = new Join(byCallbackData, new LongMap<>());
    private final Request ofCallbackData = request(POINTER, POINTER + 0x1000);
    private final Request ofIrp = request(POINTER - 0x1000, POINTER);

    private Request request(long callbackData, long irp) {
        Request request = new Request();
        request.callbackData = callbackData;
        request.irp = irp;
        request.fileObject = OBJECT;
        request.majorFunction = MajorFunction.READ;
        byCallbackData.put(callbackData, request);
        join.began(request);
        return request;
    }

    private static IoRecord read(long fileObject) {
        return new IoRecordBuilder()
                .start(IoKind.OPERATION_START, 100, 0, 4, 8)
                .operation(FileOperation.READ)
                .fileObject(fileObject)
                .callbackData(POINTER)
                .finish();
    }

    @Test
    void beforeAnythingIsFoundAPointerIsTakenForCallbackData() {
        assertThat(join.at(POINTER)).isSameAs(ofCallbackData);
    }

    @Test
    void whereBothFindAsMuchAPointerIsTakenForCallbackData() {
        for (int i = 0; i < TRIED; i++) {
            assertThat(join.find(read(OBJECT), FileOperation.READ)).isSameAs(ofCallbackData);
            assertThat(join.at(POINTER)).isSameAs(ofCallbackData);
        }
        assertThat(join.foundByIrp()).isEqualTo(TRIED);
        assertThat(join.foundByCallbackData()).isEqualTo(TRIED);
        join.find(read(OBJECT), FileOperation.READ);
        assertThat(join.at(POINTER)).isSameAs(ofCallbackData);
    }

    @Test
    void whereIrpsFindMoreTheyWin() {
        ofCallbackData.fileObject = OBJECT + 0x1000;
        for (int i = 0; i < TRIED; i++) {
            assertThat(join.find(read(OBJECT), FileOperation.READ)).isSameAs(ofIrp);
        }
        assertThat(join.at(POINTER)).isSameAs(ofIrp);
        assertThat(join.find(read(OBJECT + 0x1000), FileOperation.READ))
                .as("the choice is made")
                .isNull();
    }
}
