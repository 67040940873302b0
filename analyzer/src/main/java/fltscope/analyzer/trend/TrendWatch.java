package fltscope.analyzer.trend;

import fltscope.analyzer.pairing.CallbackSample;
import fltscope.analyzer.pairing.FileObject;
import fltscope.analyzer.pairing.LifeEnd;
import fltscope.analyzer.pairing.Operation;
import fltscope.analyzer.pairing.Pairer;
import fltscope.analyzer.pairing.PairingListener;
import fltscope.analyzer.pairing.Request;
import fltscope.analyzer.state.TraceState;
import fltscope.schemas.trace.TraceClock;
import java.util.List;

/** The listeners of this package as one; what was not asked for costs a look at a field. */
public final class TrendWatch implements PairingListener {
    private final TraceState state;
    private final TraceClock clock;
    private final SlowestWatch slowest;
    private final OpensOverTime opens;
    private final DetailWatch detail;
    private final LossWindows losses = new LossWindows();

    /**
     * @param wanted which of the slowest are wanted
     * @param withDetail whether latency over time, and where time goes, is wanted
     * @param fromTicks first moment of the part of the trace whose durations count
     * @param toTicks last moment of it
     */
    public TrendWatch(
            TraceState state, TraceClock clock, SlowWanted wanted, boolean withDetail, long fromTicks, long toTicks) {
        slowest = new SlowestWatch(wanted, state, clock, fromTicks, toTicks);
        this.state = state;
        this.clock = clock;
        opens = new OpensOverTime(clock);
        detail = withDetail ? new DetailWatch(state, clock, fromTicks, toTicks) : null;
    }

    /** Something was lost. */
    public void lost(long fromTicks, long ticks, long items) {
        losses.lost(clock.nanosSinceStart(fromTicks), clock.nanosSinceStart(ticks), items);
    }

    @Override
    public void callbackMeasured(CallbackSample sample) {
        slowest.callbackMeasured(sample);
        if (detail != null) {
            detail.callbackMeasured(sample);
        }
    }

    @Override
    public void operationEnded(Operation operation) {
        slowest.operationEnded(operation);
        if (detail != null) {
            detail.operationEnded(operation);
        }
    }

    @Override
    public void requestLearned(Request request, long ticks) {
        if (detail != null) {
            detail.requestLearned(request, ticks);
        }
    }

    @Override
    public void openEnded(FileObject open, LifeEnd end, long ticks) {
        opens.openEnded(open, end, ticks);
    }

    /**
     * The trace has ended.
     *
     * @param left the opens without an end
     */
    public Trend finish(Pairer pairer, List<FileObject> left, long endNanos) {
        left.forEach(opens::left);
        return new Trend(
                slowest.finish(pairer),
                opens.counts(pairer.filters()::name, endNanos),
                losses.windows(),
                Milestones.of(state, pairer, clock),
                detail == null ? null : detail.finish(pairer, endNanos));
    }
}
