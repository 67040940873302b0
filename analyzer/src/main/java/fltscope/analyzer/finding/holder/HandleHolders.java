package fltscope.analyzer.finding.holder;

import fltscope.analyzer.holder.HeldHandle;
import fltscope.analyzer.holder.Holders;
import fltscope.analyzer.holder.MappedView;
import fltscope.analyzer.holder.ReferenceSurplus;
import fltscope.analyzer.pairing.FileObject;
import fltscope.analyzer.state.HandleList;
import fltscope.analyzer.state.Image;
import fltscope.analyzer.state.Images;
import fltscope.analyzer.state.Process;
import fltscope.analyzer.state.TraceState;
import fltscope.schemas.event.PoolTag;
import fltscope.schemas.trace.TraceClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds what holds an open: in the list of handles that a snapshot made, and in the ledgers of the trace. */
public final class HandleHolders {
    private final TraceState state;
    private final Images images;
    private final Holders ledgers;
    private final TraceClock clock;

    /** @param images where drivers are looked up */
    public HandleHolders(TraceState state, Images images, Holders ledgers, TraceClock clock) {
        this.state = state;
        this.images = images;
        this.ledgers = ledgers;
        this.clock = clock;
    }

    /** What holds an open. */
    public Holding of(FileObject open) {
        return new Holding(
                handles(open),
                views(open),
                references(open),
                ledgers.references().isDeleted(open));
    }

    /** Handles to an open in the System's table, oldest first. */
    public List<HeldHandle> kernelHandles(FileObject open) {
        return held(open).stream().filter(HeldHandle::isKernel).toList();
    }

    /** The driver that has made a kernel handle; null where that is not known. */
    public String makerOf(HeldHandle handle) {
        return ledgers.handleMaker(handle);
    }

    /**
     * The handles to an open. A list that was made before the create, and a handle that was made before it, tell of the life before
     * at the address.
     *
     * @return null where nothing tells whether there are any
     */
    private List<HandleHolder> handles(FileObject open) {
        HandleList list = state.snapshots().handles();
        boolean isListed = list != null && list.ticks() >= open.createTicks();
        List<HeldHandle> held = held(open);
        if (!isListed && !ledgers.handles().isListed() && held.isEmpty()) {
            return null;
        }
        List<HandleHolder> holders = new ArrayList<>();
        for (HeldHandle handle : held) {
            holders.add(holder(handle));
        }
        if (isListed) {
            list.to(open.fileObject()).stream()
                    .filter(handle -> held.stream()
                            .noneMatch(one ->
                                    one.processId() == handle.processId() && one.value() == (int) handle.value()))
                    .forEach(handle -> holders.add(HandleHolder.listed(
                            handle.processId(),
                            imageOf(handle.processId(), list.ticks()),
                            isAlive(handle.processId(), list.ticks()),
                            handle.value(),
                            handle.grantedAccess())));
        }
        return List.copyOf(holders);
    }

    private List<HeldHandle> held(FileObject open) {
        if (!ledgers.types().mayJoin()) {
            return List.of();
        }
        return ledgers.handles().to(open.fileObject()).stream()
                .filter(handle ->
                        handle.sinceTicks() >= open.createTicks() || handle.listedTicks() >= open.createTicks())
                .toList();
    }

    private HandleHolder holder(HeldHandle handle) {
        boolean before = handle.sinceTicks() == HeldHandle.BEFORE_TRACE;
        long ticks = before ? handle.listedTicks() : handle.sinceTicks();
        return new HandleHolder(
                handle.processId(),
                imageOf(handle.processId(), ticks),
                true,
                Integer.toUnsignedLong(handle.value()),
                0,
                before ? HandleHolder.UNKNOWN : clock.nanosSinceStart(handle.sinceTicks()),
                handle.origin().label(),
                handle.fromProcess());
    }

    private List<MappedBy> views(FileObject open) {
        if (open.fileKey() == 0) {
            return List.of();
        }
        List<MappedBy> views = new ArrayList<>();
        for (MappedView view : ledgers.views().of(open.fileKey())) {
            // One that was mapped before its create is of a section that another open has made.
            if (view.sinceTicks() >= open.createTicks()) {
                views.add(new MappedBy(
                        view.processId(),
                        imageOf(view.processId(), view.sinceTicks()),
                        view.viewBase(),
                        view.bytes(),
                        view.image(),
                        clock.nanosSinceStart(view.sinceTicks())));
            }
        }
        return List.copyOf(views);
    }

    private List<ReferencedBy> references(FileObject open) {
        List<ReferencedBy> found = new ArrayList<>();
        for (ReferenceSurplus surplus : ledgers.references().of(open)) {
            found.add(new ReferencedBy(
                    surplus.module(),
                    PoolTag.text(surplus.tag()),
                    surplus.surplus(),
                    surplus.normal(),
                    surplus.lives(),
                    surplus.privateTag(),
                    surplus.callers().stream()
                            .map(address -> place(address, open.createTicks()))
                            .toList()));
        }
        return List.copyOf(found);
    }

    private String place(long address, long ticks) {
        Image image = images.driverAt(address, ticks);
        return image == null
                ? String.format(Locale.ROOT, "0x%x", address)
                : String.format(Locale.ROOT, "%s+0x%x", image.name(), address - image.baseAddress());
    }

    private String imageOf(int processId, long ticks) {
        Process process = state.processes().processAt(processId, ticks);
        return process == null ? null : process.imageFileName();
    }

    private boolean isAlive(int processId, long ticks) {
        Process process = state.processes().processAt(processId, ticks);
        return process == null || !process.hasEnded();
    }
}
