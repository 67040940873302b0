package fltscope.analyzer.holder;

import fltscope.analyzer.pairing.CallbackSample;
import fltscope.analyzer.pairing.FileObject;
import fltscope.analyzer.pairing.LifeEnd;
import fltscope.analyzer.pairing.PairingListener;
import fltscope.analyzer.state.Image;
import fltscope.analyzer.state.Images;
import fltscope.analyzer.state.Stack;
import fltscope.analyzer.state.Stacks;
import fltscope.analyzer.state.TraceState;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.record.IoSink;

/**
 * All ledgers of a trace. Takes every record, after the state and the pairing have taken it, and what the pairing says of opens.
 */
public final class Holders implements IoSink, PairingListener {
    /** Numbers that filters have, a power of two. */
    private static final int FILTERS = 64;

    private final Stacks stacks;
    private final Images images;
    private final ObjectTypes types = new ObjectTypes();
    private final HandleLedger handles;
    private final ViewLedger views;
    private final CallSites sites;
    private final ReferenceLedger references;
    private final PoolLedger pool;
    private final FilterManagerLedger filterManager = new FilterManagerLedger();
    private final long[] lastCallbackTicks = new long[FILTERS];
    private long nowTicks;
    private boolean handlesSeen;

    /** @param images where the drivers on stacks are looked up */
    public Holders(TraceState state, Images images) {
        this.images = images;
        stacks = state.stacks();
        handles = new HandleLedger(state.processes(), state.stacks(), types);
        views = new ViewLedger(state.processes());
        sites = new CallSites(images);
        references = new ReferenceLedger(sites);
        pool = new PoolLedger(sites);
    }

    /** Time of the record that the pairing takes next. */
    public void now(long ticks) {
        nowTicks = ticks;
    }

    @Override
    public void callbackMeasured(CallbackSample sample) {
        lastCallbackTicks[sample.filter() & FILTERS - 1] = nowTicks;
    }

    /** When a callback of a filter was measured last; 0 when none was. */
    public long lastCallbackTicks(int filter) {
        return lastCallbackTicks[filter & FILTERS - 1];
    }

    @Override
    public void accept(IoRecord record) {
        IoKind kind = record.kind();
        if (kind == null) {
            return;
        }
        switch (kind) {
            case OBJECT_REFERENCED -> references.referenced(record, 1);
            case OBJECT_DEREFERENCED -> references.referenced(record, -1);
            case OBJECT_DELETED -> references.deleted(record);
            case STACK -> {
                references.stack(record);
                pool.stack(record);
            }
            case STACK_KEY_USED -> {
                references.stackKey(record);
                pool.stackKey(record);
            }
            case STACK_KEY_DEFINED -> sites.keyDefined(record);
            case IMAGE_LOADED, IMAGE_UNLOADED -> sites.imagesChanged();
            case HANDLE_CREATED -> {
                handlesSeen = true;
                types.handleCreated(record);
                handles.created(record);
            }
            case HANDLE_DUPLICATED -> handles.duplicated(record);
            case HANDLE_CLOSED -> handles.closed(record);
            case HANDLE_LISTED -> handles.listed(record);
            case OBJECT_TYPE -> types.named(record);
            case PROCESS_STARTED -> handles.processStarted(record);
            case VIEW_MAPPED -> views.mapped(record);
            case VIEW_UNMAPPED -> views.unmapped(record);
            case POOL_ALLOCATED -> pool.allocated(record);
            case POOL_FREED -> pool.freed(record);
            case FILTER_TOLD -> filterManager.told(record);
            case FILTER_FACT -> filterManager.fact(record);
            default -> {
                // Says nothing of what holds a file or a filter.
            }
        }
    }

    @Override
    public void opened(FileObject open, IoRecord record) {
        references.opened(open);
    }

    @Override
    public void createDecided(FileObject open) {
        if (handlesSeen && open.isOpened()) {
            types.createEnded(open.openerThread(), open.fileObject());
        }
    }

    @Override
    public void openEnded(FileObject open, LifeEnd end, long ticks) {
        references.ended(open, end == LifeEnd.CLOSED);
    }

    /** The driver that has made a kernel handle, by the stack of its making; null where that is not known. */
    public String handleMaker(HeldHandle handle) {
        Stack stack = handle.threadId() == -1 ? null : stacks.stackOf(handle.threadId(), handle.sinceTicks());
        if (stack == null) {
            return null;
        }
        for (int i = 0; i < stack.kernelFrameCount(); i++) {
            Image image = images.driverAt(stack.frame(i), handle.sinceTicks());
            if (image == null || !CallModules.isSystem(image)) {
                return image == null ? null : image.name();
            }
        }
        return null;
    }

    /** What handle events say of types, and whether their objects are FILE_OBJECTs. */
    public ObjectTypes types() {
        return types;
    }

    public HandleLedger handles() {
        return handles;
    }

    public ViewLedger views() {
        return views;
    }

    public ReferenceLedger references() {
        return references;
    }

    public PoolLedger pool() {
        return pool;
    }

    public FilterManagerLedger filterManager() {
        return filterManager;
    }
}
