package fltscope.analyzer.pairing;

import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.IoRecord;

/** Takes what the pairing finds out, as it finds it out. Epochs are valid during the call. */
public interface PairingSink {
    /**
     * A file operation has started.
     *
     * @param of the open that it works on; null when none is known
     * @return a number that comes back when it ends
     */
    default int operationStarted(IoRecord record, Epoch of) {
        return 0;
    }

    /**
     * A file operation has ended.
     *
     * @param number what {@link #operationStarted} gave for it
     */
    void operationEnded(FileOperation operation, long startTicks, long endTicks, int number);

    /** A create was recorded: a life begins. */
    void opened(Epoch epoch);

    /** A life has ended, however it did; nothing of it is kept. */
    void openEnded(Epoch epoch);

    /** An open that was created in the trace was closed at {@code closeTicks}. */
    void openClosed(Epoch epoch, long closeTicks);

    /** An open that was created in the trace ended, at {@code createTicks} at the latest: its address was created again. */
    void openReplaced(Epoch epoch, long createTicks);
}
