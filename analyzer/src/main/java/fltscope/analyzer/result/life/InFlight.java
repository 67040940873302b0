package fltscope.analyzer.result.life;

import fltscope.analyzer.state.LongMap;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.IoRecord;

/**
 * The requests that records may still come of, by the pointers that name them: the callback data and the IRP of callbacks,
 * and what FileIo and Kernel-File call Irp, which is one of the two. A pointer names one request at a time.
 */
final class InFlight {
    private final LongMap<LifeRequest> byCallbackData = new LongMap<>();
    private final LongMap<LifeRequest> byPacket = new LongMap<>();
    private final LongMap<LifeRequest> operations = new LongMap<>();

    /** The request that callbacks with this callback data are of; null when none is known. */
    LifeRequest request(long callbackData) {
        return byCallbackData.get(callbackData);
    }

    /** The operation under way with this pointer; null when none is known. */
    LifeRequest operation(long pointer) {
        return operations.get(pointer);
    }

    /** The request of an operation that starts, where callbacks have told of it; else null. */
    LifeRequest requestOf(IoRecord record, FileOperation kind) {
        LifeRequest byData = byCallbackData.get(record.callbackData());
        if (byData != null && byData.mayBe(record, kind)) {
            return byData;
        }
        LifeRequest byIrp = byPacket.get(record.callbackData());
        return byIrp != null && byIrp.mayBe(record, kind) ? byIrp : null;
    }

    /** The operation under way that a filter gets below the one that told of it; null when none is known. */
    LifeRequest operationAt(IoRecord record) {
        LifeRequest byData = operations.get(record.callbackData());
        LifeRequest operation = byData == null ? operations.get(record.irp()) : byData;
        boolean fits = operation != null && operation.callbacks().isEmpty() && operation.isOf(record);
        return fits && !operation.hasEnded() ? operation : null;
    }

    void putRequest(LifeRequest request) {
        byCallbackData.put(request.callbackData(), request);
        if (request.packet() != 0) {
            byPacket.put(request.packet(), request);
        }
    }

    void putOperation(LifeRequest request) {
        operations.put(request.pointer(), request);
    }

    /** The operation has ended, or its pointer names another one. */
    void leaveOperation(LifeRequest request) {
        remove(operations, request.pointer(), request);
    }

    /** No more callbacks can come of the request. */
    void leaveRequest(LifeRequest request) {
        remove(byCallbackData, request.callbackData(), request);
        remove(byPacket, request.packet(), request);
    }

    /** No records of the request are wanted any more. */
    void forget(LifeRequest request) {
        leaveOperation(request);
        leaveRequest(request);
    }

    @SuppressWarnings("ReferenceEquality") // the pointer may name another request by now
    private static void remove(LongMap<LifeRequest> map, long key, LifeRequest request) {
        if (map.get(key) == request) {
            map.remove(key);
        }
    }

    /** The trace has ended. */
    void leavePending() {
        operations.forEach(LifeRequest::leftPending);
        byCallbackData.forEach(LifeRequest::leftPending);
    }
}
