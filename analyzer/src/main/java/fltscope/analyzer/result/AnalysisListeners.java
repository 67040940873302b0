package fltscope.analyzer.result;

import fltscope.analyzer.holder.Holders;
import fltscope.analyzer.pairing.CallbackSample;
import fltscope.analyzer.pairing.FileObject;
import fltscope.analyzer.pairing.LifeEnd;
import fltscope.analyzer.pairing.Operation;
import fltscope.analyzer.pairing.PairingListener;
import fltscope.analyzer.pairing.Request;
import fltscope.analyzer.trend.TrendWatch;
import fltscope.schemas.record.IoRecord;

/**
 * Hands on to the parts of an analysis what concerns each. They are fields of their own type, so that a call for each callback is
 * compiled into the pairing, and what concerns none of them costs nothing.
 */
final class AnalysisListeners implements PairingListener {
    private final Measurements measurements;
    private final OpenWatch opens;
    private final TrendWatch trend;
    private final Holders holders;
    private final PairingListener closes;

    /** @param closes takes the closes that have no create */
    AnalysisListeners(
            Measurements measurements, OpenWatch opens, TrendWatch trend, Holders holders, PairingListener closes) {
        this.measurements = measurements;
        this.opens = opens;
        this.trend = trend;
        this.holders = holders;
        this.closes = closes;
    }

    @Override
    public void operationStarted(Operation operation, IoRecord record) {
        measurements.operationStarted(operation, record);
    }

    @Override
    public void operationEnded(Operation operation) {
        measurements.operationEnded(operation);
        trend.operationEnded(operation);
    }

    @Override
    public void opened(FileObject open, IoRecord record) {
        opens.opened(open, record);
        holders.opened(open, record);
    }

    @Override
    public void createDecided(FileObject open) {
        holders.createDecided(open);
    }

    @Override
    public void openEnded(FileObject open, LifeEnd end, long ticks) {
        opens.openEnded(open, end, ticks);
        trend.openEnded(open, end, ticks);
        holders.openEnded(open, end, ticks);
    }

    @Override
    public void closedWithoutCreate(IoRecord close, long seenTicks) {
        closes.closedWithoutCreate(close, seenTicks);
    }

    @Override
    public void requestBegan(Request request, IoRecord record) {
        opens.requestBegan(request, record);
    }

    @Override
    public void requestLearned(Request request, long ticks) {
        measurements.requestLearned(request, ticks);
        trend.requestLearned(request, ticks);
    }

    @Override
    public void passedOn(Request request, int filter, long ticks) {
        measurements.passedOn(request, filter, ticks);
    }

    @Override
    public void callbackMeasured(CallbackSample sample) {
        measurements.callbackMeasured(sample);
        trend.callbackMeasured(sample);
        holders.callbackMeasured(sample);
    }

    @Override
    public void requestEnded(Request request) {
        opens.requestEnded(request);
    }
}
