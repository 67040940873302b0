package fltscope.analyzer.holder;

import fltscope.analyzer.state.LongMap;
import fltscope.analyzer.state.Process;
import fltscope.analyzer.state.Processes;
import fltscope.schemas.record.IoRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * The views of files that are mapped, by process and address, and by file. A process that has ended maps none, though that leaves no
 * event.
 */
public final class ViewLedger {
    /** Views that are followed at one time. */
    private static final int MOST = 1 << 20;

    private static final int PAGE_SHIFT = 12;
    private static final int PROCESS_BITS = 29;
    private static final int DATA_FILE = 0;

    private static final class Entry {
        private int processId;
        private long viewBase;
        private long fileKey;
        private long bytes;
        private boolean image;
        private int protection;
        private long sinceTicks;
        private boolean listed;
        private Entry next;
    }

    private final Processes processes;
    private final LongMap<Entry> byView = new LongMap<>();
    private final LongMap<Entry> byFile = new LongMap<>();
    private Entry unused;
    private long notFollowed;

    ViewLedger(Processes processes) {
        this.processes = processes;
    }

    void mapped(IoRecord record) {
        long key = key(record);
        boolean listed = record.has(IoRecord.FLAG_RUNDOWN);
        Entry before = byView.get(key);
        if (before != null) {
            if (listed && before.fileKey == record.fileKey()) {
                before.listed = true;
                return;
            }
            remove(key, before);
        }
        if (byView.size() >= MOST) {
            notFollowed++;
            return;
        }
        Entry entry = unused == null ? new Entry() : unused;
        unused = entry.next;
        entry.processId = record.processId();
        entry.viewBase = record.address();
        entry.fileKey = record.fileKey();
        entry.bytes = record.extent();
        entry.image = record.code() != DATA_FILE;
        entry.protection = record.access();
        entry.sinceTicks = listed ? HeldHandle.BEFORE_TRACE : record.timeTicks();
        entry.listed = listed;
        entry.next = byFile.get(entry.fileKey);
        byFile.put(entry.fileKey, entry);
        byView.put(key, entry);
    }

    void unmapped(IoRecord record) {
        long key = key(record);
        Entry entry = byView.get(key);
        if (entry != null) {
            remove(key, entry);
        }
    }

    /** Process and page: one of a process that is a multiple of four, the other below 2 to the 47th. */
    private static long key(IoRecord record) {
        return record.address() >>> PAGE_SHIFT << PROCESS_BITS | record.processId() >>> 2;
    }

    private void remove(long key, Entry entry) {
        byView.remove(key);
        Entry first = byFile.get(entry.fileKey);
        if (first == entry) {
            if (entry.next == null) {
                byFile.remove(entry.fileKey);
            } else {
                byFile.put(entry.fileKey, entry.next);
            }
        } else {
            Entry before = first;
            while (before.next != entry) {
                before = before.next;
            }
            before.next = entry.next;
        }
        entry.next = unused;
        unused = entry;
    }

    /** The views of a file that are mapped, oldest first. */
    public List<MappedView> of(long fileKey) {
        List<MappedView> views = new ArrayList<>();
        for (Entry entry = byFile.get(fileKey); entry != null; entry = entry.next) {
            if (isAlive(entry)) {
                views.add(
                        0,
                        new MappedView(
                                entry.processId,
                                entry.viewBase,
                                entry.fileKey,
                                entry.bytes,
                                entry.image,
                                entry.protection,
                                entry.sinceTicks));
            }
        }
        return views;
    }

    private boolean isAlive(Entry entry) {
        if (entry.listed || entry.processId == Processes.SYSTEM) {
            return true;
        }
        Process process = processes.processAt(entry.processId, entry.sinceTicks);
        return process == null || !process.hasEnded();
    }

    /** Views that are mapped, of processes that have ended too. */
    public int size() {
        return byView.size();
    }

    /** Views that there was no room for. */
    public long notFollowed() {
        return notFollowed;
    }
}
