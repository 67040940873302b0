package fltscope.analyzer.finding;

import fltscope.analyzer.finding.evidence.Evidence;
import fltscope.analyzer.finding.holder.HolderRules;
import fltscope.analyzer.latency.CallbackLatency;
import fltscope.analyzer.latency.Latency;
import fltscope.analyzer.names.FilterNames;
import fltscope.analyzer.pairing.FileObject;
import fltscope.analyzer.pairing.Pairer;
import fltscope.analyzer.pairing.UnfinishedRequest;
import fltscope.analyzer.state.PathPattern;
import fltscope.analyzer.state.Process;
import fltscope.analyzer.state.TraceState;
import fltscope.schemas.event.MajorFunction;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.trace.TraceClock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Says of the requests that were under way at the end which of them hang beyond doubt (pairing rules, section 11, rule 19): those
 * that are older than any of their kind became that has ended, and than {@link #FLOOR_NANOS}, where nothing was lost since and the
 * recording was stopped in order. What waits by its nature is none: change notifications, oplock and lock requests, controls,
 * and requests on pipes and on what a known holder keeps. Below the filters only requests on a known path count, as what waits by
 * its nature is known by that.
 */
public final class Hangs {
    private static final long FLOOR_NANOS = 10_000_000_000L;
    private static final int DIRECTORY_CONTROL = 12;
    private static final int FILE_SYSTEM_CONTROL = 13;
    private static final int DEVICE_CONTROL = 14;
    private static final int INTERNAL_DEVICE_CONTROL = 15;
    private static final int LOCK_CONTROL = 17;
    /** IRP_MJ_PNP; codes above are of fast I/O and FsFilter operations. */
    private static final int LAST_IRP = 27;

    private final TraceState state;
    private final Pairer pairer;
    private final List<CallbackLatency.Row> callbacks;
    private final Map<FileOperation, Latency> operations;
    private final Evidence evidence;
    private final TraceClock clock;
    private final long endTicks;
    private final HolderRules rules;
    private final Views views;
    private final PathPattern pattern = new PathPattern();
    private final Map<Long, FileObject> opens = new HashMap<>();

    /**
     * @param unfinished the opens that have no end
     * @param callbacks all callbacks of the trace that have returned
     * @param operations all file operations that have ended
     */
    public Hangs(
            TraceState state,
            Pairer pairer,
            List<FileObject> unfinished,
            List<CallbackLatency.Row> callbacks,
            Map<FileOperation, Latency> operations,
            Evidence evidence,
            TraceClock clock,
            long endTicks,
            HolderRules rules) {
        this.state = state;
        this.pairer = pairer;
        this.callbacks = callbacks;
        this.operations = operations;
        this.evidence = evidence;
        this.clock = clock;
        this.endTicks = endTicks;
        this.rules = rules;
        views = new Views(state, pairer);
        unfinished.forEach(open -> opens.put(open.serial(), open));
    }

    /** What is to be said of a request. */
    public UnfinishedFinding of(UnfinishedRequest request) {
        FileObject open = opens.get(request.openSerial());
        String path = open == null ? null : path(open);
        String filter = pairer.filters().name(request.filter());
        Opener by = by(request, open);
        long age = clock.nanos(endTicks - request.sinceTicks());
        long longest = request.inCallback() ? longestCallback(request) : longestOperation(request.majorFunction());
        boolean hangs = age > FLOOR_NANOS
                && age > longest
                && !evidence.mayMissSince(request.sinceTicks())
                && !evidence.truncated()
                && !waitsByNature(request, path, by.image())
                && (request.inCallback() ? returnsAreRecorded(request.filter()) : path != null);
        boolean ofKind = request.inCallback() && longest > 0;
        return new UnfinishedFinding(
                hangs ? Severity.WARNING : Severity.NONE,
                hangs ? (ofKind ? Confidence.STRONG : Confidence.LIKELY) : Confidence.UNKNOWN,
                fingerprint(request, filter, path, by.image()),
                filter,
                request.majorFunction(),
                request.inCallback(),
                request.post(),
                request.fileObject(),
                path,
                by,
                open == null ? List.of() : views.stack(open, by.process()),
                clock.nanosSinceStart(request.sinceTicks()),
                age,
                longest);
    }

    private String path(FileObject open) {
        return open.pathUnits() == 0 ? state.fileNames().nameOf(open.fileKey(), open.lastTicks()) : open.path();
    }

    /** The thread of a request, or of a create told by its stack, and its process. */
    private Opener by(UnfinishedRequest request, FileObject open) {
        boolean ofCreate = request.majorFunction() == MajorFunction.CREATE && open != null;
        int thread = request.threadId() == -1 && ofCreate ? views.openerThread(open) : request.threadId();
        int process = state.processOf(thread, ofCreate ? open.openerProcess() : -1, request.sinceTicks());
        Process known = process == -1 ? null : state.processes().processAt(process, request.sinceTicks());
        return new Opener(process, known == null ? null : known.imageFileName(), thread);
    }

    private boolean waitsByNature(UnfinishedRequest request, String path, String image) {
        boolean waits =
                switch (request.majorFunction()) {
                    case DIRECTORY_CONTROL,
                            FILE_SYSTEM_CONTROL,
                            DEVICE_CONTROL,
                            INTERNAL_DEVICE_CONTROL,
                            LOCK_CONTROL -> true;
                    default -> request.majorFunction() > LAST_IRP;
                };
        return waits || (path != null && rules.of(path, state.volumes().dosPath(path), image) != null);
    }

    private boolean returnsAreRecorded(int filter) {
        return callbacks.stream().anyMatch(row -> row.filter() == filter);
    }

    private long longestCallback(UnfinishedRequest request) {
        long longest = 0;
        for (CallbackLatency.Row row : callbacks) {
            if (row.majorFunction() == request.majorFunction() && row.post() == request.post()) {
                longest = Math.max(longest, row.duration().maxNanos());
            }
        }
        return longest;
    }

    private long longestOperation(int majorFunction) {
        long longest = 0;
        for (Map.Entry<FileOperation, Latency> row : operations.entrySet()) {
            if (row.getKey().majorFunction() == majorFunction) {
                longest = Math.max(longest, row.getValue().maxNanos());
            }
        }
        return longest;
    }

    private String fingerprint(UnfinishedRequest request, String filter, String path, String image) {
        String where = request.inCallback() ? FilterNames.phase(request.post()) : "below";
        String kind = path == null
                ? ""
                : pattern.kindOf(path.toCharArray(), path.length()).toString();
        String text = "hang|" + filter + '|' + MajorFunction.name(request.majorFunction()) + '|' + where + '|' + image;
        return String.format(Locale.ROOT, "%08x", (int)
                (PathPattern.hash(text.toLowerCase(Locale.ROOT) + '|' + kind) >>> Integer.SIZE));
    }
}
