package fltscope.analyzer.result;

import fltscope.analyzer.pairing.CallbackSample;
import fltscope.analyzer.pairing.FileObject;
import fltscope.analyzer.pairing.LifeEnd;
import fltscope.analyzer.pairing.Operation;
import fltscope.analyzer.pairing.PairingListener;
import fltscope.analyzer.pairing.Request;
import fltscope.schemas.record.IoRecord;

/**
 * Hands on to each listener of an analysis what concerns it. The two that every analysis has are fields of their own, so that a
 * call for each callback is compiled into the pairing; others that somebody adds get all that happens.
 */
final class Listeners implements PairingListener {
    private final Measurements measurements;
    private final OpenWatch opens;
    private final PairingListener closes;
    private final PairingListener more;

    /**
     * @param closes takes the closes that have no create
     * @param more takes all that happens; {@link PairingListener#NONE} for nobody
     */
    Listeners(Measurements measurements, OpenWatch opens, PairingListener closes, PairingListener more) {
        this.measurements = measurements;
        this.opens = opens;
        this.closes = closes;
        this.more = more;
    }

    @Override
    public void operationStarted(Operation operation, IoRecord record) {
        measurements.operationStarted(operation, record);
        more.operationStarted(operation, record);
    }

    @Override
    public void operationReissued(Operation operation, IoRecord record) {
        more.operationReissued(operation, record);
    }

    @Override
    public void operationDetailed(Operation operation, IoRecord record) {
        more.operationDetailed(operation, record);
    }

    @Override
    public void operationEnded(Operation operation) {
        measurements.operationEnded(operation);
        more.operationEnded(operation);
    }

    @Override
    public void operationEndMissed(Operation operation) {
        more.operationEndMissed(operation);
    }

    @Override
    public void operationPending(Operation operation) {
        more.operationPending(operation);
    }

    @Override
    public void opened(FileObject open, IoRecord record) {
        opens.opened(open, record);
        more.opened(open, record);
    }

    @Override
    public void foundOpen(FileObject open, IoRecord record) {
        more.foundOpen(open, record);
    }

    @Override
    public void createDecided(FileObject open) {
        more.createDecided(open);
    }

    @Override
    public void openEnded(FileObject open, LifeEnd end, long ticks) {
        opens.openEnded(open, end, ticks);
        more.openEnded(open, end, ticks);
    }

    @Override
    public void closedWithoutCreate(IoRecord close) {
        closes.closedWithoutCreate(close);
        more.closedWithoutCreate(close);
    }

    @Override
    public void requestBegan(Request request, IoRecord record) {
        opens.requestBegan(request, record);
        more.requestBegan(request, record);
    }

    @Override
    public void requestLearned(Request request, long ticks) {
        measurements.requestLearned(request, ticks);
        more.requestLearned(request, ticks);
    }

    @Override
    public void joined(Request request, Operation operation) {
        more.joined(request, operation);
    }

    @Override
    public void requestReissued(Request request, IoRecord record) {
        more.requestReissued(request, record);
    }

    @Override
    public void passedOn(Request request, int filter, long ticks) {
        measurements.passedOn(request, filter, ticks);
        more.passedOn(request, filter, ticks);
    }

    @Override
    public void callbackEntered(Request request, IoRecord record) {
        more.callbackEntered(request, record);
    }

    @Override
    public void callbackReturned(Request request, IoRecord record, boolean paired) {
        more.callbackReturned(request, record, paired);
    }

    @Override
    public void callbackFailed(Request request, IoRecord record, boolean paired) {
        more.callbackFailed(request, record, paired);
    }

    @Override
    public void callbackMeasured(CallbackSample sample) {
        measurements.callbackMeasured(sample);
        more.callbackMeasured(sample);
    }

    @Override
    public void requestPending(Request request) {
        more.requestPending(request);
    }

    @Override
    public void requestEnded(Request request) {
        opens.requestEnded(request);
        more.requestEnded(request);
    }
}
