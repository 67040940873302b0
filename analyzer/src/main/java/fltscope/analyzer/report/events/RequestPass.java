package fltscope.analyzer.report.events;

import fltscope.analyzer.pairing.Pairer;
import fltscope.analyzer.state.TraceState;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.record.IoSink;

/** A reading of a trace that pairs it for the sake of its callbacks alone. */
public final class RequestPass implements IoSink {
    private final CallbackRequests requests = new CallbackRequests();
    private final Pairer pairer;

    /**
     * @param startTicks when the recording began
     * @param state takes each record before this does, or has taken the whole trace
     */
    public RequestPass(long startTicks, TraceState state) {
        pairer = new Pairer(startTicks, state.images(), state.volumes(), requests);
    }

    @Override
    public void accept(IoRecord record) {
        pairer.accept(record);
    }

    /**
     * Whether a pass with a state that has taken the whole trace would decide otherwise: filters are told apart by their drivers,
     * and those of some callbacks were recorded only later.
     */
    public boolean wouldNameMore() {
        return pairer.filters().wouldNameMore();
    }

    /** What has been learnt. */
    public CallbackRequests requests() {
        return requests;
    }
}
