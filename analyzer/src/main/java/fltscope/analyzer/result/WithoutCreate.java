package fltscope.analyzer.result;

import fltscope.analyzer.finding.evidence.Losses;
import fltscope.analyzer.pairing.PairingCounter;
import fltscope.analyzer.state.Processes;
import fltscope.analyzer.state.TraceState;
import fltscope.schemas.record.IoRecord;

/** Why a close has no create. */
final class WithoutCreate {
    private WithoutCreate() {}

    /**
     * What the trace can tell at this moment. A loss that has no place in it does not count, nor does one that came when what is
     * closed had been seen before.
     */
    static PairingCounter reason(IoRecord close, long seenTicks, TraceState state, Losses losses) {
        boolean named = isNamed(close.fileObject(), close, state) || isNamed(close.fileKey(), close, state);
        if (!named && state.processOf(close) == Processes.SYSTEM) {
            return PairingCounter.CLOSES_OF_STREAM_OBJECTS;
        }
        return losses.anyBefore(seenTicks) ? PairingCounter.CLOSES_CREATE_LOST : PairingCounter.CLOSES_OPENED_BEFORE;
    }

    private static boolean isNamed(long key, IoRecord close, TraceState state) {
        return key != 0 && state.fileNames().nameOf(key, close.timeTicks()) != null;
    }
}
