package fltscope.analyzer.finding.holder;

import fltscope.analyzer.pairing.FileObject;
import fltscope.analyzer.state.HandleList;
import fltscope.analyzer.state.Process;
import fltscope.analyzer.state.TraceState;
import java.util.List;

/** Finds the handles to an open in the list of handles that a snapshot made. */
public final class HandleHolders {
    private final TraceState state;

    public HandleHolders(TraceState state) {
        this.state = state;
    }

    /**
     * The handles to an open. A list that was made before the create tells of the life before at the address.
     *
     * @return null where no list tells
     */
    public List<HandleHolder> of(FileObject open) {
        HandleList list = state.snapshots().handles();
        if (list == null || list.ticks() < open.createTicks()) {
            return null;
        }
        return list.to(open.fileObject()).stream()
                .map(handle -> {
                    Process process = state.processes().processAt(handle.processId(), list.ticks());
                    return new HandleHolder(
                            handle.processId(),
                            process == null ? null : process.imageFileName(),
                            process == null || !process.hasEnded(),
                            handle.value(),
                            handle.grantedAccess());
                })
                .toList();
    }
}
