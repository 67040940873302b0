package fltscope.analyzer.pairing;

import fltscope.analyzer.state.Images;
import fltscope.analyzer.state.LongMap;
import fltscope.analyzer.state.Volumes;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.record.IoSink;
import java.util.List;

/**
 * Pairs the file operations and the filter callbacks of a trace, fed in time order, and follows the life of each open and
 * what each filter saw of it.
 */
public final class Pairer implements IoSink {
    private final PairingCounters counters = new PairingCounters();
    private final FilterOrder order = new FilterOrder();
    private final FilterTable filters;
    private final VolumeTable volumes;
    private final FileObjects epochs;
    private final Requests requests;
    private final Operations operations;
    private boolean begun;

    /**
     * Begins a pairing.
     *
     * @param startTicks when the recording began, as far as its first file knows
     * @param images where the drivers of callback routines are looked up
     * @param ofPaths tells the volume of a path
     * @param listener takes what is decided
     */
    public Pairer(long startTicks, Images images, Volumes ofPaths, PairingListener listener) {
        filters = new FilterTable(images);
        volumes = new VolumeTable(ofPaths);
        epochs = new FileObjects(counters, volumes, listener);
        LongMap<Operation> inFlight = new LongMap<>();
        requests = new Requests(startTicks, counters, epochs, inFlight, filters, order, listener);
        operations = new Operations(counters, epochs, inFlight, requests, listener);
    }

    /** Takes the next record. The state that {@link Images} and {@link Volumes} belong to has taken it before. */
    @Override
    public void accept(IoRecord record) {
        IoKind kind = record.kind();
        if (kind == null) {
            return;
        }
        if (!begun) {
            begun = true;
            requests.recordedSince(record.timeTicks());
        }
        switch (kind) {
            case OPERATION_START -> start(record);
            case OPERATION_END -> operations.end(record);
            case OPERATION_DETAIL -> operations.detail(record);
            case CALLBACK_START -> requests.callbackStart(record);
            case CALLBACK_END -> requests.callbackEnd(record);
            case CALLBACK_FAILURE -> requests.callbackFailure(record);
            case FILTER_TOLD -> epochs.told(record);
            case LOST -> requests.lost();
            case IMAGE_LOADED, IMAGE_UNLOADED -> filters.imagesChanged();
            default -> {
                // Nothing to pair.
            }
        }
    }

    /** Operations of a newer version than this are left alone. */
    private void start(IoRecord record) {
        FileOperation kind = record.operation();
        if (kind != null) {
            operations.start(record, kind);
        }
    }

    /** Why the close that came last has no create: one of the three counters for that. */
    public void lastCloseHasNoCreate(PairingCounter because) {
        counters.add(because);
    }

    /** The trace has ended. */
    public Unfinished finish() {
        List<UnfinishedRequest> unfinished = requests.finish();
        List<UnfinishedRequest> alone = operations.finish();
        List<FileObject> left = epochs.finish();
        counters.add(PairingCounter.OPENS_LEFT, left.size());
        counters.add(PairingCounter.FILTERS_LEFT_OUT, filters.leftOut());
        return new Unfinished(left, unfinished, alone);
    }

    /** The opens with a create and no end so far, oldest first; they are the pairer's, and change with the next record. */
    public List<FileObject> opens() {
        return epochs.opens();
    }

    /** File objects that are alive as far as is known. */
    public int openCount() {
        return epochs.size();
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
