package fltscope.analyzer.finding.evidence;

import fltscope.analyzer.latency.CallbackLatency;
import fltscope.analyzer.pairing.FileObject;
import fltscope.schemas.event.MajorFunction;
import java.util.List;

/**
 * Whether the end of an open would have been recorded. File events tell of the ends of the opens that they tell of. Where only
 * filters do, the ends are seen by those of them that register for cleanups and closes, and a filter does so for all its
 * volumes: one that showed no close of any file would not have shown this one.
 */
public final class EndsSeen {
    private final boolean fileCleanups;
    private final boolean fileCloses;
    private final long cleanupFilters;
    private final long closeFilters;

    /**
     * @param fileCleanups whether file events tell of any cleanup
     * @param fileCloses the same of closes
     * @param callbacks all callbacks of the trace
     */
    public EndsSeen(boolean fileCleanups, boolean fileCloses, List<CallbackLatency.Row> callbacks) {
        this.fileCleanups = fileCleanups;
        this.fileCloses = fileCloses;
        cleanupFilters = filtersOf(MajorFunction.CLEANUP, callbacks);
        closeFilters = filtersOf(MajorFunction.CLOSE, callbacks);
    }

    private static long filtersOf(int majorFunction, List<CallbackLatency.Row> callbacks) {
        long filters = 0;
        for (CallbackLatency.Row row : callbacks) {
            if (row.majorFunction() == majorFunction) {
                filters |= 1L << row.filter();
            }
        }
        return filters;
    }

    /** Whether the trace has a cleanup, whoever tells of it. */
    public boolean anyCleanup() {
        return fileCleanups || cleanupFilters != 0;
    }

    /** Whether the trace has a close, whoever tells of it. */
    public boolean anyClose() {
        return fileCloses || closeFilters != 0;
    }

    public boolean cleanupOf(FileObject open) {
        return (fileCleanups && !open.isToldByFiltersOnly()) || (open.seenCreate() & cleanupFilters) != 0;
    }

    private boolean closeOf(FileObject open) {
        return (fileCloses && !open.isToldByFiltersOnly()) || (open.seenCreate() & closeFilters) != 0;
    }

    /** Whether the next step of an open's end would have been recorded: after a cleanup that is the close alone. */
    public boolean nextOf(FileObject open) {
        return closeOf(open) || (!open.cleaned() && cleanupOf(open));
    }
}
