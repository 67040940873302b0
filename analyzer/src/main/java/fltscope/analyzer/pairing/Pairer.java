package fltscope.analyzer.pairing;

import fltscope.analyzer.state.Images;
import fltscope.analyzer.state.Volumes;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.IoRecord;
import java.util.List;

/**
 * Pairs the file operations and the filter callbacks of a trace, fed in time order, and follows the life of each open and
 * what each filter saw of it.
 */
public final class Pairer {
    private final PairingCounters counters = new PairingCounters();
    private final FilterOrder order = new FilterOrder();
    private final FilterTable filters;
    private final VolumeTable volumes;
    private final Epochs epochs;
    private final Requests requests;
    private final Operations operations;

    /**
     * Begins a pairing.
     *
     * @param images where the drivers of callback routines are looked up
     * @param ofPaths tells the volume of a path
     * @param sink is told of each pair of a file operation, and of each life
     * @param callbacks is told of each callback
     */
    public Pairer(Images images, Volumes ofPaths, PairingSink sink, CallbackSink callbacks) {
        filters = new FilterTable(images);
        volumes = new VolumeTable(ofPaths);
        epochs = new Epochs(counters, volumes, sink);
        requests = new Requests(counters, epochs, filters, order, callbacks);
        operations = new Operations(counters, epochs, requests, sink);
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
    public void callbackStart(IoRecord record) {
        requests.callbackStart(record);
    }

    /** A filter callback has returned. */
    public void callbackEnd(IoRecord record) {
        requests.callbackEnd(record);
    }

    /** A filter callback has failed the operation. */
    public void callbackFailure(IoRecord record) {
        requests.callbackFailure(record);
    }

    /** The filter manager's own trace tells of an instance, and perhaps of who has issued an operation. */
    public void filterTold(IoRecord record) {
        epochs.told(record);
    }

    /** Why the close that came last has no create: one of the three counters for that. */
    public void lastCloseHasNoCreate(PairingCounter because) {
        counters.add(because);
    }

    /** The trace has ended. */
    public Unfinished finish() {
        List<UnfinishedRequest> unfinished = requests.finish();
        operations.finish();
        List<Epoch> left = epochs.finish();
        counters.add(PairingCounter.OPENS_LEFT, left.size());
        return new Unfinished(left, unfinished);
    }

    /** The opens with a create and no end so far, oldest first; they are the pairer's, and change with the next record. */
    public List<Epoch> opens() {
        return epochs.opens();
    }

    /** File objects that are alive as far as is known. */
    public int openCount() {
        return epochs.size();
    }

    /** File operations that have started and not ended. */
    public int inFlightCount() {
        return operations.size();
    }

    public PairingCounters counters() {
        return counters;
    }

    /** The filters, by the numbers that epochs and callbacks have for them. */
    public FilterTable filters() {
        return filters;
    }

    /** The order of the filters, as their callbacks tell it. */
    public FilterOrder order() {
        return order;
    }

    /** The volumes, by the numbers that epochs and callbacks have for them. */
    public VolumeTable volumes() {
        return volumes;
    }

    /** Since when each filter is known to be attached to each volume. */
    public FirstCallbacks firstCallbacks() {
        return requests.firstCallbacks();
    }

    /** How operations and requests found each other. */
    public Join join() {
        return requests.join();
    }
}
