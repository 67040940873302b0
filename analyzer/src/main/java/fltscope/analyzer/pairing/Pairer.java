package fltscope.analyzer.pairing;

import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.IoRecord;
import java.util.List;

/** Pairs the file operations of a trace, fed in time order, and follows the life of each open. */
public final class Pairer {
    private final PairingCounters counters = new PairingCounters();
    private final Epochs epochs;
    private final Operations operations;

    /** @param sink is told of each pair */
    public Pairer(PairingSink sink) {
        epochs = new Epochs(counters, sink);
        operations = new Operations(counters, epochs, sink);
    }

    /** A file operation has started. Operations of a newer version than this are left alone. */
    public void start(IoRecord record) {
        FileOperation kind = record.operation();
        if (kind != null) {
            operations.start(record, kind);
        }
    }

    /** A file operation has ended. */
    public void end(IoRecord record) {
        operations.end(record);
    }

    /** A filter callback was entered. */
    public void callbackStart() {
        counters.add(PairingCounter.CALLBACK_STARTS);
    }

    /** A filter callback has returned. */
    public void callbackEnd() {
        counters.add(PairingCounter.CALLBACK_ENDS);
    }

    /** A filter callback has failed the operation. */
    public void callbackFailure() {
        counters.add(PairingCounter.CALLBACK_FAILURES);
    }

    /** The trace has ended. Returns the opens that have a create and no end, oldest first. */
    public List<Epoch> finish() {
        operations.finish();
        List<Epoch> left = epochs.left();
        counters.add(PairingCounter.OPENS_LEFT, left.size());
        return left;
    }

    public PairingCounters counters() {
        return counters;
    }
}
