package fltscope.analyzer.holder;

import fltscope.analyzer.state.LongMap;
import fltscope.schemas.record.FilterFact;
import fltscope.schemas.record.IoRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the filter manager's own trace tells of instances, work items, references to its objects and uses of names. Everything is read
 * from names in its manifests, and inferred until a recorded trace has confirmed it.
 */
@SuppressWarnings("EnumOrdinal") // an index into an array of this class, never stored
public final class FilterManagerLedger {
    /** Of each kind of thing; a machine has tens of instances, and a damaged trace must not fill the memory. */
    private static final int MOST = 1 << 16;

    private static final int FACTS = FilterFact.values().length;
    private static final int REASONS = 4;
    private static final long DATA_OFFSET = 0xD8;
    private static final long OTHER_DATA_OFFSET = 0xE8;

    private static final class Instance {
        private long address;
        private String filter = "";
        private String volume = "";
        private long setupTicks = HeldHandle.BEFORE_TRACE;
        private long teardownTicks = Long.MAX_VALUE;
        private int reason;
    }

    private static final class Filter {
        private String name = "";
    }

    private static final class Work {
        private QueuedWork item;
    }

    private static final class Count {
        private PointerCount last;
    }

    private static final class Pended {
        private long ticks;
    }

    private final LongMap<Instance> instances = new LongMap<>();
    private final LongMap<Filter> filters = new LongMap<>();
    private final LongMap<Work> queued = new LongMap<>();
    private final LongMap<Count> counts = new LongMap<>();
    private final LongMap<Pended> pended = new LongMap<>();
    /** Nodes of the name cache that are in use. */
    private final LongMap<Boolean> names = new LongMap<>();

    private final long[] facts = new long[FACTS];
    private long notFollowed;

    FilterManagerLedger() {}

    /** Takes a FILTER_TOLD: who is at an address. */
    void told(IoRecord record) {
        if (record.textUnits() > 0) {
            if (record.address() != 0) {
                Instance instance = instance(record.address());
                if (instance != null && instance.filter.isEmpty()) {
                    instance.filter = record.text();
                }
            }
            filter(record);
        }
    }

    /** Takes a FILTER_FACT. */
    void fact(IoRecord record) {
        FilterFact fact = FilterFact.of(record.operationCode());
        if (fact == null) {
            return;
        }
        facts[record.operationCode()]++;
        switch (fact) {
            case SETUP -> setUp(record);
            case TEARDOWN -> tornDown(record);
            case WORK_QUEUED -> workQueued(record);
            case WORK_RUN -> queued.remove(record.callbackData());
            case POINTER_COUNT -> pointerCount(record);
            case NAME_NODE, NAME_RELEASED -> name(record);
            case REQUEST_PENDED -> requestPended(record);
            default -> {
                // Names of filters and statuses of requests are told in records of their own.
            }
        }
    }

    private Instance instance(long address) {
        Instance instance = instances.get(address);
        if (instance == null) {
            if (isFull(instances)) {
                return null;
            }
            instance = new Instance();
            instance.address = address;
            instances.put(address, instance);
        }
        return instance;
    }

    private boolean isFull(LongMap<?> map) {
        if (map.size() < MOST) {
            return false;
        }
        notFollowed++;
        return true;
    }

    private void filter(IoRecord record) {
        if (record.fileKey() == 0 || record.textUnits() == 0) {
            return;
        }
        Filter filter = filters.get(record.fileKey());
        if (filter == null && !isFull(filters)) {
            filter = new Filter();
            filter.name = record.text();
            filters.put(record.fileKey(), filter);
        }
    }

    private void setUp(IoRecord record) {
        filter(record);
        Instance instance = instance(record.address());
        if (instance == null) {
            return;
        }
        // The address may have been another instance's before; the answer to a set-up tells it a second time.
        if (instance.setupTicks == HeldHandle.BEFORE_TRACE || instance.teardownTicks != Long.MAX_VALUE) {
            instance.setupTicks = record.timeTicks();
        }
        instance.teardownTicks = Long.MAX_VALUE;
        instance.filter = record.text();
        instance.volume = record.secondText();
    }

    private void tornDown(IoRecord record) {
        filter(record);
        Instance instance = instance(record.address());
        if (instance != null) {
            instance.filter = record.text();
            instance.volume = record.secondText();
            instance.teardownTicks = Math.min(instance.teardownTicks, record.timeTicks());
            instance.reason = record.code();
        }
    }

    /** One item that two events tell of at one moment is one item. */
    private void workQueued(IoRecord record) {
        Work work = queued.get(record.callbackData());
        if (work == null) {
            if (isFull(queued)) {
                return;
            }
            work = new Work();
            queued.put(record.callbackData(), work);
        }
        work.item = new QueuedWork(record.callbackData(), record.address(), record.irp(), record.timeTicks());
    }

    private void pointerCount(IoRecord record) {
        Count count = counts.get(record.address());
        if (count == null) {
            if (isFull(counts)) {
                return;
            }
            count = new Count();
            counts.put(record.address(), count);
        }
        List<String> reasons = new ArrayList<>();
        reasons.add(record.text());
        if (count.last != null) {
            reasons.addAll(count.last
                    .reasons()
                    .subList(0, Math.min(REASONS - 1, count.last.reasons().size())));
        }
        count.last = new PointerCount(record.address(), record.extent(), record.timeTicks(), reasons);
    }

    private void name(IoRecord record) {
        if (record.extent() <= 0) {
            names.remove(record.callbackData());
            return;
        }
        if (names.get(record.callbackData()) == null && !isFull(names)) {
            names.put(record.callbackData(), Boolean.TRUE);
        }
    }

    /** IRP_CTRLs are used again: the last time counts. */
    private void requestPended(IoRecord record) {
        Pended request = pended.get(record.callbackData());
        if (request == null) {
            if (isFull(pended)) {
                return;
            }
            request = new Pended();
            pended.put(record.callbackData(), request);
        }
        request.ticks = record.timeTicks();
    }

    /**
     * Whether it says that a callback has pended a request. It names the IRP_CTRL, whose callback data lies at an offset that no
     * document has: both that are known of x64 builds are tried.
     */
    public boolean wasPended(long callbackData, long sinceTicks) {
        return callbackData != 0
                && (isSince(pended.get(callbackData - DATA_OFFSET), sinceTicks)
                        || isSince(pended.get(callbackData - OTHER_DATA_OFFSET), sinceTicks));
    }

    private static boolean isSince(Pended request, long ticks) {
        return request != null && request.ticks >= ticks;
    }

    /** The instances that it tells of, by address. */
    public List<FilterInstance> instances() {
        List<FilterInstance> all = new ArrayList<>();
        instances.forEach(one -> all.add(new FilterInstance(
                one.address, one.filter, one.volume, one.setupTicks, one.teardownTicks, one.reason)));
        all.sort(Comparator.comparingLong(FilterInstance::address));
        return all;
    }

    /** Name of the filter that an address is of: that of an instance, or of the filter itself; null when not known. */
    public String filterOf(long object) {
        Instance instance = instances.get(object);
        if (instance != null && !instance.filter.isEmpty()) {
            return instance.filter;
        }
        Filter filter = filters.get(object);
        return filter == null ? null : filter.name;
    }

    /** Work items that were queued and not run, oldest first. */
    public List<QueuedWork> queuedWork() {
        List<QueuedWork> items = new ArrayList<>();
        queued.forEach(work -> items.add(work.item));
        items.sort(Comparator.comparingLong(QueuedWork::queuedTicks).thenComparingLong(QueuedWork::item));
        return items;
    }

    /** References to an object as they were counted last; null where they were not. */
    public PointerCount pointerCount(long object) {
        Count count = counts.get(object);
        return count == null ? null : count.last;
    }

    /** Objects whose references were counted, by address. */
    public List<PointerCount> pointerCounts() {
        List<PointerCount> all = new ArrayList<>();
        counts.forEach(count -> all.add(count.last));
        all.sort(Comparator.comparingLong(PointerCount::object));
        return all;
    }

    /** Nodes of the name cache with uses; whose they are is not told. */
    public int namesInUse() {
        return names.size();
    }

    /** Whether one of these was ever told: which keywords were on, no event says. */
    public boolean isRecorded(FilterFact... some) {
        for (FilterFact fact : some) {
            if (facts[fact.ordinal()] > 0) {
                return true;
            }
        }
        return false;
    }

    /** Things that there was no room for. */
    public long notFollowed() {
        return notFollowed;
    }
}
