package fltscope.analyzer.holder;

import fltscope.analyzer.state.LongMap;
import fltscope.analyzer.state.Process;
import fltscope.analyzer.state.Processes;
import fltscope.analyzer.state.Stacks;
import fltscope.schemas.record.IoRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The handles that are open, by process and value, and by object. Of kernel handles the stack of their making is kept: it names the
 * driver that has them.
 *
 * <p>The process of a record is the one that the thread was attached to; a value with bit 31 is of the System's table, whatever
 * process that is. An inherited handle is recorded as a duplicate of the parent's to itself under the same value, before the start of
 * the child on the same thread. A process that has ended has none, though the closes may be missing.
 */
public final class HandleLedger {
    /** Handles that are followed at one time; a busy machine has 330,000. */
    private static final int MOST = 1 << 20;

    /** Handles that a process to come may inherit, over all threads. */
    private static final int MOST_TO_INHERIT = 1 << 12;

    /** Names that are kept for objects whose type is not known yet. */
    private static final int MOST_NAMES = 1 << 16;

    private static final int UNKNOWN = -1;

    private static final class Entry {
        private int processId;
        private int value;
        private long object;
        private int type;
        private long sinceTicks;
        private long listedTicks;
        private HeldHandle.Origin origin;
        private int fromProcess;
        private int threadId;
        private String name;
        /** Of the same object, or of those that are not used. */
        private Entry next;
    }

    private final Processes processes;
    private final Stacks stacks;
    private final ObjectTypes types;
    private final LongMap<Entry> byHandle = new LongMap<>();
    private final LongMap<Entry> byObject = new LongMap<>();
    private final ArrayDeque<Entry> toInherit = new ArrayDeque<>();
    private Entry unused;
    private int names;
    private long listed;
    private long firstListedTicks = Long.MIN_VALUE;
    private long opensLost;
    private long closesLost;
    private long notFollowed;

    HandleLedger(Processes processes, Stacks stacks, ObjectTypes types) {
        this.processes = processes;
        this.stacks = stacks;
        this.types = types;
    }

    void created(IoRecord record) {
        Entry entry = open(ownerOf(record), record);
        if (entry != null) {
            entry.origin = HeldHandle.Origin.OPENED;
            if (entry.value < 0 && entry.threadId != UNKNOWN) {
                stacks.expect(entry.threadId, entry.sinceTicks);
            }
        }
    }

    void duplicated(IoRecord record) {
        int source = record.access();
        boolean inherited = source == record.processId() && record.extent() == record.address();
        if (inherited) {
            if (toInherit.size() == MOST_TO_INHERIT) {
                give(toInherit.poll());
                notFollowed++;
            }
            toInherit.add(fill(take(), ownerOf(record), record));
            return;
        }
        Entry entry = open(ownerOf(record), record);
        if (entry != null) {
            entry.origin = HeldHandle.Origin.DUPLICATED;
            entry.fromProcess = source == UNKNOWN ? holderOf(record.fileObject(), (int) record.extent()) : source;
        }
    }

    /** A process has started: what its creator's thread has handed down is its own. */
    void processStarted(IoRecord record) {
        if (toInherit.isEmpty() || record.threadId() == UNKNOWN) {
            return;
        }
        for (Iterator<Entry> left = toInherit.iterator(); left.hasNext(); ) {
            Entry entry = left.next();
            if (entry.threadId == record.threadId()) {
                left.remove();
                entry.fromProcess = entry.processId;
                entry.processId = record.processId();
                entry.origin = HeldHandle.Origin.INHERITED;
                put(entry);
            }
        }
    }

    void closed(IoRecord record) {
        Entry entry = byHandle.get(key(ownerOf(record), (int) record.address()));
        if (entry == null) {
            entry = elsewhere(record.fileObject(), (int) record.address());
        }
        if (entry == null) {
            return;
        }
        if (entry.object != record.fileObject()) {
            opensLost++;
        }
        remove(entry);
    }

    void listed(IoRecord record) {
        if (listed++ == 0) {
            firstListedTicks = record.timeTicks();
        }
        int owner = ownerOf(record);
        Entry entry = byHandle.get(key(owner, (int) record.address()));
        if (entry == null || entry.object != record.fileObject()) {
            entry = open(owner, record);
            if (entry == null) {
                return;
            }
            entry.origin = HeldHandle.Origin.BEFORE_TRACE;
            entry.sinceTicks = HeldHandle.BEFORE_TRACE;
            entry.threadId = UNKNOWN;
        }
        entry.listedTicks = record.timeTicks();
        if (record.textUnits() > 0 && entry.name == null && !types.isFile(entry.type) && names < MOST_NAMES) {
            entry.name = record.text();
            names++;
        }
    }

    private static int ownerOf(IoRecord record) {
        return (int) record.address() < 0 ? Processes.SYSTEM : record.processId();
    }

    private static long key(int process, int value) {
        return (long) process << Integer.SIZE | Integer.toUnsignedLong(value);
    }

    private Entry open(int process, IoRecord record) {
        if (byHandle.size() >= MOST) {
            notFollowed++;
            return null;
        }
        Entry entry = fill(take(), process, record);
        put(entry);
        return entry;
    }

    private Entry take() {
        Entry entry = unused;
        if (entry == null) {
            return new Entry();
        }
        unused = entry.next;
        return entry;
    }

    private void give(Entry entry) {
        entry.next = unused;
        unused = entry;
    }

    private static Entry fill(Entry entry, int process, IoRecord record) {
        entry.processId = process;
        entry.value = (int) record.address();
        entry.object = record.fileObject();
        entry.type = record.code();
        entry.sinceTicks = record.timeTicks();
        entry.listedTicks = HeldHandle.NOT_LISTED;
        entry.fromProcess = UNKNOWN;
        entry.threadId = record.threadId();
        entry.name = null;
        entry.next = null;
        return entry;
    }

    private void put(Entry entry) {
        long key = key(entry.processId, entry.value);
        Entry before = byHandle.get(key);
        if (before != null) {
            closesLost++;
            remove(before);
        }
        byHandle.put(key, entry);
        entry.next = byObject.get(entry.object);
        byObject.put(entry.object, entry);
    }

    private void remove(Entry entry) {
        byHandle.remove(key(entry.processId, entry.value));
        Entry first = byObject.get(entry.object);
        if (first == entry) {
            if (entry.next == null) {
                byObject.remove(entry.object);
            } else {
                byObject.put(entry.object, entry.next);
            }
        } else {
            Entry before = first;
            while (before.next != entry) {
                before = before.next;
            }
            before.next = entry.next;
        }
        if (entry.value < 0 && entry.origin == HeldHandle.Origin.OPENED && entry.threadId != UNKNOWN) {
            stacks.forget(entry.threadId, entry.sinceTicks);
        }
        if (entry.name != null) {
            names--;
        }
        give(entry);
    }

    /** A handle of this value to an object where only one process has one: a thread may have been attached elsewhere. */
    private Entry elsewhere(long object, int value) {
        Entry found = null;
        for (Entry entry = byObject.get(object); entry != null; entry = entry.next) {
            if (entry.value == value) {
                if (found != null) {
                    return null;
                }
                found = entry;
            }
        }
        return found;
    }

    private int holderOf(long object, int value) {
        Entry entry = elsewhere(object, value);
        return entry == null ? UNKNOWN : entry.processId;
    }

    /** The handles to an object that are open, oldest first; those of processes that have ended are left out. */
    public List<HeldHandle> to(long object) {
        List<HeldHandle> handles = new ArrayList<>();
        for (Entry entry = byObject.get(object); entry != null; entry = entry.next) {
            if (isAlive(entry)) {
                handles.add(0, held(entry));
            }
        }
        return handles;
    }

    /** The handles to objects of a type that are open, in no order. */
    public List<HeldHandle> ofType(int type) {
        List<HeldHandle> handles = new ArrayList<>();
        byHandle.forEach(entry -> {
            if (entry.type == type && isAlive(entry)) {
                handles.add(held(entry));
            }
        });
        return handles;
    }

    private static HeldHandle held(Entry entry) {
        return new HeldHandle(
                entry.processId,
                entry.value,
                entry.object,
                entry.type,
                entry.sinceTicks,
                entry.listedTicks,
                entry.origin,
                entry.fromProcess,
                entry.threadId,
                entry.name);
    }

    /** A list at the end names only processes that are there. */
    private boolean isAlive(Entry entry) {
        if (entry.processId == Processes.SYSTEM || entry.listedTicks != HeldHandle.NOT_LISTED) {
            return true;
        }
        // Once handles are listed, one made before that is not among them is gone, though its close was not recorded.
        if (entry.sinceTicks < firstListedTicks || entry.processId == UNKNOWN) {
            return false;
        }
        Process process = processes.processAt(entry.processId, entry.sinceTicks);
        return process == null || !process.hasEnded();
    }

    /** Whether all handles were listed when the recording ended. */
    public boolean isListed() {
        return listed > 0;
    }

    /** Handles that are open, of processes that have ended too. */
    public int size() {
        return byHandle.size();
    }

    /** Closes of handles to another object than the one recorded: an opening between was not recorded. */
    public long opensLost() {
        return opensLost;
    }

    /** Handles that were made under a value that was in use. */
    public long closesLost() {
        return closesLost;
    }

    /** Handles that there was no room for. */
    public long notFollowed() {
        return notFollowed;
    }
}
