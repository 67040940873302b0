package fltscope.analyzer.pairing;

import fltscope.schemas.record.FileOperation;

/** Takes what the pairing finds out, as it finds it out. Epochs are valid during the call. */
public interface PairingSink {
    /** A file operation has ended. */
    void operationEnded(FileOperation operation, long startTicks, long endTicks);

    /** A create was recorded: a life begins. */
    void opened(Epoch epoch);

    /** A life has ended, however it did; nothing of it is kept. */
    void openEnded(Epoch epoch);

    /** An open that was created in the trace was closed at {@code closeTicks}. */
    void openClosed(Epoch epoch, long closeTicks);

    /** An open that was created in the trace ended, at {@code createTicks} at the latest: its address was created again. */
    void openReplaced(Epoch epoch, long createTicks);
}
