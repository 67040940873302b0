package fltscope.analyzer.result;

import fltscope.analyzer.finding.evidence.Losses;
import fltscope.analyzer.latency.OpenLives;
import fltscope.analyzer.pairing.CreateOutcome;
import fltscope.analyzer.pairing.FileObject;
import fltscope.analyzer.pairing.LifeEnd;
import fltscope.analyzer.pairing.PairingListener;
import fltscope.analyzer.pairing.Request;
import fltscope.analyzer.state.PathPattern;
import fltscope.analyzer.state.Stacks;
import fltscope.analyzer.state.TraceState;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.trace.TraceClock;

/** Keeps of the opens what they are judged by: the stacks of those that live, how long finished ones lived, what a loss may hide. */
final class OpenWatch implements PairingListener {
    private static final int RECENT = 1 << 13;

    private final TraceState state;
    private final Stacks stacks;
    private final Losses losses;
    private final TraceClock clock;
    private final OpenLives lives = new OpenLives();
    private final PathPattern pattern = new PathPattern();
    /** The last lives that have ended, by address, in the order of their ends. */
    private final long[] endedObjects = new long[RECENT];

    private final long[] endedTicks = new long[RECENT];
    private long ended;
    private long nowTicks;

    OpenWatch(TraceState state, Losses losses, TraceClock clock) {
        this.state = state;
        stacks = state.stacks();
        this.losses = losses;
        this.clock = clock;
    }

    /** Time of the record that the pairing takes next. */
    void now(long ticks) {
        nowTicks = ticks;
    }

    /** How long those lived that have ended. */
    OpenLives lives() {
        return lives;
    }

    /** Whether a life at an address has ended at a time or later, as far as that is remembered. */
    boolean hasEndedSince(long fileObject, long ticks) {
        for (long i = Math.max(0, ended - RECENT); i < ended; i++) {
            int at = (int) (i & (RECENT - 1));
            if (endedObjects[at] == fileObject && endedTicks[at] >= ticks) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void requestBegan(Request request, IoRecord record) {
        if (request.mayHaveStack()) {
            stacks.expect(request.firstThreadId(), request.startTicks());
        }
    }

    @Override
    public void requestEnded(Request request) {
        if (request.mayHaveStack()) {
            stacks.forget(request.firstThreadId(), request.startTicks());
        }
    }

    @Override
    public void opened(FileObject open, IoRecord record) {
        stacks.expect(open.openerThread(), open.recordTicks());
    }

    @Override
    public void openEnded(FileObject open, LifeEnd end, long ticks) {
        endedObjects[(int) (ended & (RECENT - 1))] = open.fileObject();
        endedTicks[(int) (ended++ & (RECENT - 1))] = ticks;
        stacks.forget(open.openerThread(), open.recordTicks());
        if (open.requestTicks() != FileObject.NEVER) {
            stacks.forget(open.requestThread(), open.requestTicks());
        }
        if (!open.createSeen()) {
            return;
        }
        if (end == LifeEnd.CLOSED || (end == LifeEnd.REPLACED && open.isOpened())) {
            lived(open, ticks);
        }
        if (losses.any() && !open.isOpened() && open.outcome() == CreateOutcome.UNKNOWN) {
            losses.endedUnseen(open.createTicks(), nowTicks);
        }
    }

    private void lived(FileObject open, long endTicks) {
        long createTicks = open.createTicks();
        lives.record(
                pattern.kindOf(open.pathArray(), open.pathUnits()).hash(),
                state.processOf(open.openerThread(), open.openerProcess(), createTicks),
                open.nestedIn(),
                createTicks,
                clock.nanos(endTicks - createTicks),
                clock.nanos(open.longestPauseTicks()));
    }
}
