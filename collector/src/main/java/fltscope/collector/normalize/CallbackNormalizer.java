package fltscope.collector.normalize;

import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.FltIoCallback;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.record.IoRecordBuilder;

/** Minifilter callbacks: FltIo. The payload names no thread; a header without one leaves it unknown. */
final class CallbackNormalizer {
    private final RecordOutput out;
    private final FltIoCallback callback = new FltIoCallback();

    CallbackNormalizer(RecordOutput out) {
        this.out = out;
    }

    void start(EventRecord event) {
        if (out.wrap(callback, event)) {
            fill(IoKind.CALLBACK_START, event);
            out.send();
        }
    }

    void end(EventRecord event) {
        if (out.wrap(callback, event)) {
            fill(IoKind.CALLBACK_END, event).otherTicks(callback.initialTime() + event.shiftTicks());
            out.send();
        }
    }

    void failure(EventRecord event) {
        if (out.wrap(callback, event)) {
            fill(IoKind.CALLBACK_FAILURE, event).code(callback.status());
            out.send();
        }
    }

    private IoRecordBuilder fill(IoKind kind, EventRecord event) {
        return out.start(kind, event)
                .majorFunction(callback.majorFunction())
                .flags(callback.isPreOperation() ? 0 : IoRecord.FLAG_POST)
                .address(callback.routineAddr())
                .fileObject(callback.fileObject())
                .fileKey(callback.fileContext())
                .irp(callback.irpPtr())
                .callbackData(callback.callbackDataPtr());
    }
}
