package fltscope.analyzer.pairing;

import fltscope.schemas.record.FileOperation;

/** Takes what the pairing finds out, as it finds it out. Epochs are valid during the call. */
public interface PairingSink {
    /** A file operation has ended. */
    void operationEnded(FileOperation operation, long startTicks, long endTicks);

    /** An open that was created in the trace was closed at {@code closeTicks}. */
    void openClosed(Epoch epoch, long closeTicks);
}
