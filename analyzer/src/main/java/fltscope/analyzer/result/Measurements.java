package fltscope.analyzer.result;

import fltscope.analyzer.latency.CallbackLatency;
import fltscope.analyzer.latency.Latency;
import fltscope.analyzer.latency.OperationLatency;
import fltscope.analyzer.latency.PendedLatency;
import fltscope.analyzer.pairing.CallbackSample;
import fltscope.analyzer.pairing.Operation;
import fltscope.analyzer.pairing.Pairer;
import fltscope.analyzer.pairing.PairingListener;
import fltscope.analyzer.pairing.Request;
import fltscope.analyzer.state.TraceState;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.trace.TraceClock;
import java.util.List;
import java.util.Map;

/** Measures what the pairing finds: how long operations, callbacks and requests between filters took, and of which group. */
final class Measurements implements PairingListener {
    private final Window window;
    private final OperationLatency operations;
    private final CallbackLatency callbacks;
    private final CallbackLatency callbacksShown;
    private final PendedLatency pended;
    private final Groups groups;

    Measurements(AnalysisOptions options, TraceState state, TraceClock clock) {
        window = options.window();
        operations = new OperationLatency(clock);
        callbacks = new CallbackLatency(clock);
        callbacksShown = window.equals(Window.ALL) ? callbacks : new CallbackLatency(clock);
        pended = options.pended() ? new PendedLatency(clock) : null;
        groups = options.groupBy() == null ? null : new Groups(options.groupBy(), state, clock);
    }

    @Override
    public void operationStarted(Operation operation, IoRecord record) {
        if (groups != null) {
            groups.take(operation, record);
        }
    }

    @Override
    public void operationEnded(Operation operation) {
        if (window.contains(operation.endTicks())) {
            operations.record(operation.kind(), operation.endTicks() - operation.startTicks());
            if (groups != null) {
                groups.ended(operation);
            }
        }
    }

    @Override
    public void requestLearned(Request request, long ticks) {
        if (groups != null) {
            groups.take(request, ticks);
        }
    }

    @Override
    public void callbackMeasured(CallbackSample sample) {
        callbacks.record(sample);
        if (callbacksShown != callbacks || groups != null) {
            measuredApart(sample);
        }
    }

    private void measuredApart(CallbackSample sample) {
        if (!window.contains(sample.endTicks())) {
            return;
        }
        if (callbacksShown != callbacks) {
            callbacksShown.record(sample);
        }
        if (groups != null) {
            groups.ended(sample);
        }
    }

    @Override
    public void passedOn(Request request, int filter, long ticks) {
        if (pended != null) {
            pended.passedOn(filter, request.majorFunction(), ticks);
        }
    }

    /** All callbacks of the trace, whatever part of it is shown. */
    List<CallbackLatency.Row> allCallbacks() {
        return callbacks.rows();
    }

    /** The callbacks of the part that is shown; {@code all} are those of the whole trace. */
    List<CallbackLatency.Row> shownCallbacks(List<CallbackLatency.Row> all) {
        return callbacksShown == callbacks ? all : callbacksShown.rows();
    }

    Map<FileOperation, Latency> operations() {
        return operations.rows();
    }

    /** Empty where groups were not to be told apart. */
    List<GroupRow> groups(Pairer pairer) {
        return groups == null ? List.of() : groups.rows(pairer);
    }

    /** Empty where it was not to be measured. */
    List<PendedRow> pended(Pairer pairer) {
        return pended == null
                ? List.of()
                : pended.rows().stream()
                        .map(row ->
                                new PendedRow(pairer.filters().name(row.filter()), row.majorFunction(), row.pended()))
                        .toList();
    }
}
