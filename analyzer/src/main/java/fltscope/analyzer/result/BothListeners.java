package fltscope.analyzer.result;

import fltscope.analyzer.pairing.CallbackSample;
import fltscope.analyzer.pairing.FileObject;
import fltscope.analyzer.pairing.LifeEnd;
import fltscope.analyzer.pairing.Operation;
import fltscope.analyzer.pairing.PairingListener;
import fltscope.analyzer.pairing.Request;
import fltscope.schemas.record.IoRecord;

/** Hands on all that the pairing decides to two listeners. An analysis that nobody else listens to does without it. */
record BothListeners(PairingListener first, PairingListener second) implements PairingListener {
    @Override
    public void operationStarted(Operation operation, IoRecord record) {
        first.operationStarted(operation, record);
        second.operationStarted(operation, record);
    }

    @Override
    public void operationReissued(Operation operation, IoRecord record) {
        first.operationReissued(operation, record);
        second.operationReissued(operation, record);
    }

    @Override
    public void operationDetailed(Operation operation, IoRecord record) {
        first.operationDetailed(operation, record);
        second.operationDetailed(operation, record);
    }

    @Override
    public void operationEnded(Operation operation) {
        first.operationEnded(operation);
        second.operationEnded(operation);
    }

    @Override
    public void operationEndMissed(Operation operation) {
        first.operationEndMissed(operation);
        second.operationEndMissed(operation);
    }

    @Override
    public void operationPending(Operation operation) {
        first.operationPending(operation);
        second.operationPending(operation);
    }

    @Override
    public void opened(FileObject open, IoRecord record) {
        first.opened(open, record);
        second.opened(open, record);
    }

    @Override
    public void foundOpen(FileObject open, IoRecord record) {
        first.foundOpen(open, record);
        second.foundOpen(open, record);
    }

    @Override
    public void createDecided(FileObject open) {
        first.createDecided(open);
        second.createDecided(open);
    }

    @Override
    public void openEnded(FileObject open, LifeEnd end, long ticks) {
        first.openEnded(open, end, ticks);
        second.openEnded(open, end, ticks);
    }

    @Override
    public void closedWithoutCreate(IoRecord close, long seenTicks) {
        first.closedWithoutCreate(close, seenTicks);
        second.closedWithoutCreate(close, seenTicks);
    }

    @Override
    public void requestBegan(Request request, IoRecord record) {
        first.requestBegan(request, record);
        second.requestBegan(request, record);
    }

    @Override
    public void requestLearned(Request request, long ticks) {
        first.requestLearned(request, ticks);
        second.requestLearned(request, ticks);
    }

    @Override
    public void joined(Request request, Operation operation) {
        first.joined(request, operation);
        second.joined(request, operation);
    }

    @Override
    public void requestReissued(Request request, IoRecord record) {
        first.requestReissued(request, record);
        second.requestReissued(request, record);
    }

    @Override
    public void passedOn(Request request, int filter, long ticks) {
        first.passedOn(request, filter, ticks);
        second.passedOn(request, filter, ticks);
    }

    @Override
    public void callbackEntered(Request request, IoRecord record) {
        first.callbackEntered(request, record);
        second.callbackEntered(request, record);
    }

    @Override
    public void callbackReturned(Request request, IoRecord record, boolean paired) {
        first.callbackReturned(request, record, paired);
        second.callbackReturned(request, record, paired);
    }

    @Override
    public void callbackFailed(Request request, IoRecord record, boolean paired) {
        first.callbackFailed(request, record, paired);
        second.callbackFailed(request, record, paired);
    }

    @Override
    public void callbackMeasured(CallbackSample sample) {
        first.callbackMeasured(sample);
        second.callbackMeasured(sample);
    }

    @Override
    public void requestPending(Request request) {
        first.requestPending(request);
        second.requestPending(request);
    }

    @Override
    public void requestEnded(Request request) {
        first.requestEnded(request);
        second.requestEnded(request);
    }
}
