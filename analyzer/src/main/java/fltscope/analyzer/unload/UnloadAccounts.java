package fltscope.analyzer.unload;

import fltscope.analyzer.finding.Confidence;
import fltscope.analyzer.finding.OpenClass;
import fltscope.analyzer.finding.OpenFinding;
import fltscope.analyzer.finding.Unloads;
import fltscope.analyzer.finding.holder.HandleHolder;
import fltscope.analyzer.finding.holder.ReferencedBy;
import fltscope.analyzer.holder.FilterInstance;
import fltscope.analyzer.holder.HeldHandle;
import fltscope.analyzer.holder.Holders;
import fltscope.analyzer.holder.PointerCount;
import fltscope.analyzer.holder.PoolRow;
import fltscope.analyzer.holder.QueuedWork;
import fltscope.analyzer.names.FilterNames;
import fltscope.analyzer.pairing.FileObject;
import fltscope.analyzer.pairing.FilterTable;
import fltscope.analyzer.pairing.Unfinished;
import fltscope.analyzer.pairing.UnfinishedRequest;
import fltscope.analyzer.state.FilterEvent;
import fltscope.analyzer.state.Image;
import fltscope.analyzer.state.Recorded;
import fltscope.analyzer.state.TraceState;
import fltscope.schemas.event.PoolTag;
import fltscope.schemas.record.FilterChange;
import fltscope.schemas.record.FilterFact;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.trace.TraceClock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Draws up the accounts of all filters that a trace knows. It is longer than a class should be because each row stands beside its
 * words.
 */
public final class UnloadAccounts {
    /** Things of a row that are named. */
    private static final int NAMED = 5;

    /** FLTFL_INSTANCE_TEARDOWN_FILTER_UNLOAD and _MANDATORY_FILTER_UNLOAD: the filter goes, not one instance alone. */
    private static final int REASON_UNLOAD = 0x2 | 0x4;

    private static final String PORT_TYPE = "FilterConnectionPort";
    /** Begin of the filter manager's own tags; of others a filter's contexts are made. */
    private static final String FILTER_MANAGER_TAG = "FM";

    private static final String WORK_ITEM_TAG = "FMwi";

    private final TraceState state;
    private final FilterTable filters;
    private final Holders holders;
    private final TraceClock clock;
    private final long endTicks;
    private final boolean lossy;
    private final List<OpenFinding> opens;
    private final Unfinished unfinished;
    private final Map<Long, FileObject> bySerial = new HashMap<>();
    private final List<PoolRow> pool;

    /**
     * @param lossy whether events were lost: what is not seen may be there
     * @param opens those without an end, as they were judged
     * @param unfinished the same with the requests under way, as the pairing has them
     */
    public UnloadAccounts(
            TraceState state,
            FilterTable filters,
            Holders holders,
            TraceClock clock,
            long endTicks,
            boolean lossy,
            List<OpenFinding> opens,
            Unfinished unfinished) {
        this.state = state;
        this.filters = filters;
        this.holders = holders;
        this.clock = clock;
        this.endTicks = endTicks;
        this.lossy = lossy;
        this.opens = opens;
        this.unfinished = unfinished;
        unfinished.opens().forEach(open -> bySerial.put(open.serial(), open));
        pool = holders.pool().outstanding(Long.MAX_VALUE, clock.startTicks(), endTicks);
    }

    /** The accounts by the names of the filters. */
    public List<UnloadAccount> all() {
        Map<String, String> names = new TreeMap<>();
        for (int i = 1; i < filters.count(); i++) {
            names.putIfAbsent(FilterNames.key(filters.name(i)), filters.name(i));
        }
        for (FilterInstance instance : holders.filterManager().instances()) {
            if (!instance.filter().isEmpty()) {
                names.putIfAbsent(FilterNames.key(instance.filter()), instance.filter());
            }
        }
        for (FilterEvent event : state.filterEvents().all()) {
            if (event.change() == FilterChange.UNLOADED || event.change() == FilterChange.LOADED) {
                names.putIfAbsent(FilterNames.key(event.name()), event.name());
            }
        }
        return names.values().stream().map(this::account).toList();
    }

    private UnloadAccount account(String filter) {
        List<FilterInstance> instances = holders.filterManager().instances().stream()
                .filter(instance -> FilterNames.same(instance.filter(), filter))
                .toList();
        List<UnloadEvidence> steps = steps(filter, instances);
        return new UnloadAccount(
                filter,
                stateOf(filter, instances),
                lossy,
                steps,
                List.of(
                        callbacks(filter),
                        pended(filter),
                        workItems(filter),
                        ownOpens(filter),
                        references(instances),
                        fileReferences(filter),
                        ports(filter),
                        instances(filter, instances),
                        names(filter),
                        contexts(filter),
                        seenOpens(filter)));
    }

    private UnloadAccount.State stateOf(String filter, List<FilterInstance> instances) {
        long begun = instances.stream()
                .filter(instance -> instance.isTornDown() && (instance.reason() & REASON_UNLOAD) != 0)
                .mapToLong(FilterInstance::teardownTicks)
                .max()
                .orElse(Long.MIN_VALUE);
        FilterEvent loaded = last(FilterChange.LOADED, filter);
        FilterEvent unloaded = last(FilterChange.UNLOADED, filter);
        boolean gone = unloaded != null
                && unloaded.status() >= 0
                && unloaded.ticks() >= begun
                && (loaded == null || loaded.ticks() < unloaded.ticks());
        if (gone || (begun != Long.MIN_VALUE && Unloads.since(state, filter, begun) != null)) {
            return UnloadAccount.State.UNLOADED;
        }
        boolean again = loaded != null && loaded.ticks() > begun;
        return begun == Long.MIN_VALUE || again ? UnloadAccount.State.LOADED : UnloadAccount.State.WAITING;
    }

    private FilterEvent last(FilterChange change, String filter) {
        FilterEvent last = null;
        for (FilterEvent event : state.filterEvents().all()) {
            if (event.change() == change && FilterNames.same(event.name(), filter)) {
                last = event;
            }
        }
        return last;
    }

    private List<UnloadEvidence> steps(String filter, List<FilterInstance> instances) {
        List<UnloadEvidence> steps = new ArrayList<>();
        for (FilterInstance instance : instances) {
            if (instance.isTornDown()) {
                steps.add(at(
                        instance.teardownTicks(),
                        "teardown of its instance" + on(instance) + ": " + reason(instance.reason())));
            }
        }
        long lastCallback = 0;
        for (int i = 1; i < filters.count(); i++) {
            if (FilterNames.same(filters.name(i), filter)) {
                lastCallback = Math.max(lastCallback, holders.lastCallbackTicks(i));
            }
        }
        if (lastCallback != 0) {
            steps.add(at(lastCallback, "its last callback returned"));
        }
        for (FilterEvent event : state.filterEvents().all()) {
            if (FilterNames.same(event.name(), filter)
                    && (event.change() == FilterChange.LOADED || event.change() == FilterChange.UNLOADED)) {
                steps.add(at(event.ticks(), event.change() == FilterChange.LOADED ? "loaded" : "unloaded"));
            }
        }
        steps.add(at(endTicks, "the trace ends"));
        steps.sort(Comparator.comparingLong(UnloadEvidence::nanos));
        return steps;
    }

    private static String on(FilterInstance instance) {
        return instance.volume().isEmpty() ? "" : " on " + instance.volume();
    }

    private static String reason(int reason) {
        List<String> words = new ArrayList<>();
        String[] known = {
            "detached by hand", "the filter is unloaded", "mandatory unload", "the volume is dismounted", "an error"
        };
        for (int bit = 0; bit < known.length; bit++) {
            if ((reason >>> bit & 1) != 0) {
                words.add(known[bit]);
            }
        }
        return words.isEmpty() ? String.format(Locale.ROOT, "reason 0x%x", reason) : String.join(", ", words);
    }

    private UnloadEvidence at(long ticks, String what) {
        return new UnloadEvidence(
                ticks == HeldHandle.BEFORE_TRACE ? UnloadRow.NEVER : clock.nanosSinceStart(ticks), what);
    }

    private static UnloadRow row(UnloadRowKind kind, Confidence proof, List<UnloadEvidence> all) {
        return new UnloadRow(kind, all.size(), all.isEmpty() ? Confidence.UNKNOWN : proof, few(all), null);
    }

    /** The oldest. */
    private static List<UnloadEvidence> few(List<UnloadEvidence> all) {
        return all.stream()
                .sorted(Comparator.comparingLong(UnloadEvidence::nanos).thenComparing(UnloadEvidence::what))
                .limit(NAMED)
                .toList();
    }

    private boolean isRecorded(IoKind... kinds) {
        Recorded recorded = state.recorded();
        for (IoKind kind : kinds) {
            if (recorded.count(kind) > 0) {
                return true;
            }
        }
        return false;
    }

    private UnloadRow callbacks(String filter) {
        if (!isRecorded(IoKind.CALLBACK_START)) {
            return UnloadRow.notRecorded(UnloadRowKind.CALLBACKS);
        }
        List<UnloadEvidence> found = new ArrayList<>();
        for (UnfinishedRequest request : unfinished.requests()) {
            if (request.inCallback() && isOf(request, filter)) {
                found.add(at(
                        request.sinceTicks(),
                        (request.post() ? "post-" : "pre-") + "operation callback of " + words(request)));
            }
        }
        return row(UnloadRowKind.CALLBACKS, Confidence.PROVEN, found);
    }

    private UnloadRow pended(String filter) {
        if (!isRecorded(IoKind.CALLBACK_START)) {
            return UnloadRow.notRecorded(UnloadRowKind.PENDED);
        }
        List<UnloadEvidence> found = new ArrayList<>();
        Confidence proof = Confidence.LIKELY;
        for (UnfinishedRequest request : unfinished.requests()) {
            if (!request.inCallback() && isOf(request, filter)) {
                boolean told = holders.filterManager().wasPended(request.callbackData(), request.sinceTicks());
                proof = told ? Confidence.PROVEN : proof;
                found.add(at(
                        request.sinceTicks(),
                        words(request)
                                + (told
                                        ? ", pended as the filter manager's own trace says"
                                        : ", last seen at this filter")));
            }
        }
        return row(UnloadRowKind.PENDED, proof, found);
    }

    private boolean isOf(UnfinishedRequest request, String filter) {
        String driver = filters.name(request.filter());
        return driver != null
                && FilterNames.same(driver, filter)
                && Unloads.since(state, driver, request.sinceTicks()) == null;
    }

    private String words(UnfinishedRequest request) {
        FileObject open = bySerial.get(request.openSerial());
        String path = open == null || open.pathUnits() == 0 ? "" : " on " + open.path();
        String thread = request.threadId() == -1 ? "" : ", thread " + Integer.toUnsignedString(request.threadId());
        return FilterNames.function(request.majorFunction()) + path + thread;
    }

    private UnloadRow workItems(String filter) {
        if (!holders.filterManager().isRecorded(FilterFact.WORK_QUEUED, FilterFact.WORK_RUN)) {
            return workItemsOfPool(filter);
        }
        List<UnloadEvidence> found = new ArrayList<>();
        for (QueuedWork work : holders.filterManager().queuedWork()) {
            Image image = filters.images().driverAt(work.routine(), work.queuedTicks());
            String owner = holders.filterManager().filterOf(work.object());
            boolean its = owner == null
                    ? image != null && FilterNames.same(image.name(), filter)
                    : FilterNames.same(owner, filter);
            if (its) {
                found.add(at(
                        work.queuedTicks(),
                        String.format(
                                Locale.ROOT,
                                "work item 0x%x, routine %s, queued and not run",
                                work.item(),
                                place(work, image))));
            }
        }
        return row(UnloadRowKind.WORK_ITEMS, Confidence.PROVEN, found);
    }

    private static String place(QueuedWork work, Image image) {
        return image == null
                ? String.format(Locale.ROOT, "0x%x", work.routine())
                : String.format(Locale.ROOT, "%s+0x%x", image.name(), work.routine() - image.baseAddress());
    }

    /** A block of one exists: whether it is queued is not known. */
    private UnloadRow workItemsOfPool(String filter) {
        List<UnloadEvidence> found = poolOf(filter, true, WORK_ITEM_TAG);
        return found.isEmpty()
                ? UnloadRow.notRecorded(UnloadRowKind.WORK_ITEMS)
                : row(UnloadRowKind.WORK_ITEMS, Confidence.POSSIBLE, found);
    }

    private UnloadRow ownOpens(String filter) {
        if (state.recorded().count(IoKind.OPERATION_START) == 0
                && !isRecorded(IoKind.CALLBACK_START, IoKind.CALLBACK_END)) {
            return UnloadRow.notRecorded(UnloadRowKind.OWN_OPENS);
        }
        List<UnloadEvidence> found = new ArrayList<>();
        Confidence proof = Confidence.UNKNOWN;
        for (OpenFinding open : opens) {
            if (open.openClass() == OpenClass.FILTER_OWN_UNCLOSED
                    && FilterNames.same(open.issuer().filter(), filter)) {
                proof = open.confidence().compareTo(proof) > 0 ? open.confidence() : proof;
                found.add(new UnloadEvidence(
                        open.create().nanos(), path(open) + ": " + open.issuer().reason()));
            }
        }
        return row(UnloadRowKind.OWN_OPENS, proof, found);
    }

    private static String path(OpenFinding open) {
        return open.file().path() == null
                ? String.format(Locale.ROOT, "FileObject %016x", open.file().fileObject())
                : open.file().path();
    }

    /** What counts is a count above one after the teardown was announced: before, instances and filters are referenced. */
    private UnloadRow references(List<FilterInstance> instances) {
        if (!holders.filterManager().isRecorded(FilterFact.POINTER_COUNT)) {
            return UnloadRow.notRecorded(UnloadRowKind.REFERENCES);
        }
        List<UnloadEvidence> found = new ArrayList<>();
        for (FilterInstance instance : instances) {
            PointerCount count = holders.filterManager().pointerCount(instance.address());
            if (count != null
                    && instance.isTornDown()
                    && count.count() > 1
                    && count.ticks() >= instance.teardownTicks()) {
                found.add(at(
                        count.ticks(),
                        "its instance" + on(instance) + " has " + count.count() + " references; the last for: "
                                + String.join(", ", count.reasons())));
            }
        }
        return row(UnloadRowKind.REFERENCES, Confidence.PROVEN, found);
    }

    private UnloadRow fileReferences(String filter) {
        if (!holders.references().isRecorded()) {
            return UnloadRow.notRecorded(UnloadRowKind.FILE_REFERENCES);
        }
        List<UnloadEvidence> found = new ArrayList<>();
        List<UnloadEvidence> possible = new ArrayList<>();
        Confidence proof = Confidence.STRONG;
        for (OpenFinding open : opens) {
            for (ReferencedBy held : open.holding().references()) {
                // Of one whose handles are open, references are taken and given back all the time.
                if (!open.use().cleaned() || held.module().isEmpty() || !FilterNames.same(held.module(), filter)) {
                    continue;
                }
                proof = held.isProven() ? Confidence.PROVEN : proof;
                (held.isStrong() ? found : possible)
                        .add(new UnloadEvidence(
                                open.create().nanos(),
                                path(open) + ": " + held.surplus() + " more than it gave back"
                                        + (held.callers().isEmpty()
                                                ? ""
                                                : ", taken at " + String.join(", ", held.callers()))));
            }
        }
        // What is only possible is not counted among what is known.
        return found.isEmpty()
                ? row(UnloadRowKind.FILE_REFERENCES, Confidence.POSSIBLE, possible)
                : row(UnloadRowKind.FILE_REFERENCES, proof, found);
    }

    /** A filter is to close its port before it unregisters. Whose a port is, only the stack of its making tells. */
    private UnloadRow ports(String filter) {
        int type = holders.types().typeOf(PORT_TYPE);
        if (!holders.handles().isListed() || type < 0) {
            return UnloadRow.notRecorded(UnloadRowKind.PORTS);
        }
        List<UnloadEvidence> found = new ArrayList<>();
        List<UnloadEvidence> ofUnknown = new ArrayList<>();
        for (HeldHandle handle : holders.handles().ofType(type)) {
            String maker = handle.isKernel() ? holders.handleMaker(handle) : "";
            UnloadEvidence port = at(
                    handle.sinceTicks(),
                    (handle.name() == null ? "a port" : handle.name())
                            + String.format(Locale.ROOT, ", kernel handle 0x%x", handle.value()));
            if (maker == null) {
                ofUnknown.add(new UnloadEvidence(port.nanos(), port.what() + ", of which filter is not recorded"));
            } else if (FilterNames.same(maker, filter)) {
                found.add(port);
            }
        }
        return found.isEmpty()
                ? new UnloadRow(UnloadRowKind.PORTS, 0, Confidence.UNKNOWN, few(ofUnknown), null)
                : row(UnloadRowKind.PORTS, Confidence.LIKELY, found);
    }

    private UnloadRow instances(String filter, List<FilterInstance> instances) {
        if (!holders.filterManager().isRecorded(FilterFact.SETUP, FilterFact.TEARDOWN)) {
            return UnloadRow.notRecorded(UnloadRowKind.INSTANCES);
        }
        List<UnloadEvidence> found = new ArrayList<>();
        boolean gone = Unloads.since(state, filter, clock.startTicks()) != null;
        for (FilterInstance instance : instances) {
            if (!gone) {
                found.add(at(
                        instance.isTornDown() ? instance.teardownTicks() : instance.setupTicks(),
                        String.format(Locale.ROOT, "instance 0x%x", instance.address())
                                + on(instance)
                                + (instance.isTornDown() ? ": its teardown was announced" : ": attached")));
            }
        }
        return row(UnloadRowKind.INSTANCES, Confidence.LIKELY, found);
    }

    private UnloadRow names(String filter) {
        List<UnloadEvidence> blocks = poolOf(filter, true, "FMfn", "FMnc");
        if (!blocks.isEmpty()) {
            return row(UnloadRowKind.NAMES, Confidence.POSSIBLE, blocks);
        }
        if (!holders.filterManager().isRecorded(FilterFact.NAME_NODE, FilterFact.NAME_RELEASED)) {
            return UnloadRow.notRecorded(UnloadRowKind.NAMES);
        }
        int inUse = holders.filterManager().namesInUse();
        return new UnloadRow(
                UnloadRowKind.NAMES,
                0,
                Confidence.UNKNOWN,
                inUse == 0
                        ? List.of()
                        : List.of(new UnloadEvidence(
                                UnloadRow.NEVER, inUse + " names are in use; by which filters is not recorded")),
                null);
    }

    private UnloadRow contexts(String filter) {
        if (!holders.pool().isRecorded()) {
            return UnloadRow.notRecorded(UnloadRowKind.CONTEXTS);
        }
        List<UnloadEvidence> found = poolOf(filter, false);
        long blocks = pool.stream()
                .filter(row -> isOf(row, filter) && !isOneOf(row, WORK_ITEM_TAG, "FMfn", "FMnc"))
                .mapToLong(PoolRow::blocks)
                .sum();
        boolean sure = state.images().wasUnloadedSince(filter, clock.startTicks());
        return new UnloadRow(
                UnloadRowKind.CONTEXTS,
                blocks,
                blocks == 0 ? Confidence.UNKNOWN : sure ? Confidence.STRONG : Confidence.POSSIBLE,
                found,
                null);
    }

    /** Pool of a filter, of these tags, or of all but those that other rows are of. */
    private List<UnloadEvidence> poolOf(String filter, boolean ofTags, String... tags) {
        List<UnloadEvidence> found = new ArrayList<>();
        for (PoolRow row : pool) {
            boolean named = ofTags ? isOneOf(row, tags) : !isOneOf(row, WORK_ITEM_TAG, "FMfn", "FMnc");
            if (named && isOf(row, filter) && found.size() < NAMED) {
                String tag = PoolTag.text(row.tag());
                found.add(at(
                        row.oldestTicks(),
                        row.blocks() + " blocks of tag " + tag + ", " + row.bytes() + " bytes"
                                + (tag.startsWith(FILTER_MANAGER_TAG) ? "" : ", contexts or its own")
                                + (row.grows() ? ", more and more" : "")));
            }
        }
        return found;
    }

    private static boolean isOf(PoolRow row, String filter) {
        return row.module() != null && !row.module().isEmpty() && FilterNames.same(row.module(), filter);
    }

    private static boolean isOneOf(PoolRow row, String... tags) {
        for (String tag : tags) {
            if (PoolTag.of(tag) == row.tag()) {
                return true;
            }
        }
        return false;
    }

    /** Files that are open and whose create went through the filter: they do not hold it, but are what people ask of. */
    private UnloadRow seenOpens(String filter) {
        if (state.recorded().count(IoKind.OPERATION_START) == 0
                || !isRecorded(IoKind.CALLBACK_START, IoKind.CALLBACK_END)) {
            return UnloadRow.notRecorded(UnloadRowKind.SEEN_OPENS);
        }
        List<UnloadEvidence> found = new ArrayList<>();
        Confidence proof = Confidence.LIKELY;
        for (OpenFinding open : opens) {
            boolean seen = open.seenBy().create().stream().anyMatch(driver -> FilterNames.same(driver, filter));
            if (seen && open.openClass() != OpenClass.END_NOT_RECORDED) {
                if (open.handles() != null && !open.handles().isEmpty()) {
                    proof = Confidence.PROVEN;
                }
                found.add(new UnloadEvidence(open.create().nanos(), path(open) + who(open)));
            }
        }
        return row(UnloadRowKind.SEEN_OPENS, proof, found);
    }

    private static String who(OpenFinding open) {
        if (open.handles() != null) {
            for (HandleHolder handle : open.handles()) {
                return ": handle " + String.format(Locale.ROOT, "0x%x", handle.value()) + " of "
                        + (handle.image() == null ? "process" : handle.image()) + " ("
                        + Integer.toUnsignedString(handle.processId()) + ")";
            }
        }
        String image = open.opener().image();
        return ", opened by "
                + (image == null
                        ? "a process that is not recorded"
                        : image + " (" + Integer.toUnsignedString(open.opener().process()) + ")");
    }
}
