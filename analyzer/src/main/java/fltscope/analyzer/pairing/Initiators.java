package fltscope.analyzer.pairing;

import fltscope.analyzer.state.LongMap;
import fltscope.schemas.event.MajorFunction;
import fltscope.schemas.record.IoRecord;
import java.util.ArrayDeque;

/**
 * Which filter instance issued a create, as the filter manager's own trace tells it for a FILE_OBJECT. It may be told before
 * the file events tell of the create, by a filter above FileInfo, and again on the way back, when the create may have failed
 * and its address be another open's. So each telling counts for one create, of the same thread and, where both tell it, of the
 * same callback data; the same telling again counts for none before the close. In doubt a create has no initiator.
 */
final class Initiators {
    private static final class Told {
        private long instance;
        private long callbackData;
        private long irp;
        private int threadId;
        private boolean taken;

        private void set(IoRecord record) {
            instance = record.extent();
            callbackData = record.callbackData();
            irp = record.irp();
            threadId = record.threadId();
            taken = false;
        }

        private boolean isSame(IoRecord record) {
            return instance == record.extent()
                    && callbackData == record.callbackData()
                    && irp == record.irp()
                    && threadId == record.threadId();
        }

        private void giveTo(FileObject epoch) {
            if (!taken && isOf(epoch)) {
                epoch.initiatingInstance = instance;
                taken = true;
            }
        }

        private boolean isOf(FileObject epoch) {
            boolean isPointer = epoch.createPointer == callbackData || epoch.createPointer == irp;
            if (epoch.createPointer != 0 && callbackData != 0 && !isPointer) {
                return false;
            }
            if (threadId == -1 || epoch.openerThread == -1) {
                return epoch.createPointer != 0 && isPointer;
            }
            return threadId == epoch.openerThread;
        }
    }

    private final LongMap<Told> byFileObject = new LongMap<>();
    private final ArrayDeque<Told> pool = new ArrayDeque<>();

    /** Takes a FILTER_TOLD; {@code live} is the life at its address, or null. */
    void told(IoRecord record, FileObject live) {
        if (record.fileObject() == 0 || record.majorFunction() != MajorFunction.CREATE) {
            return;
        }
        if (record.extent() == 0) {
            forget(record.fileObject());
            return;
        }
        Told told = byFileObject.get(record.fileObject());
        if (told != null && told.isSame(record)) {
            return;
        }
        if (told == null) {
            told = pool.isEmpty() ? new Told() : pool.pop();
            byFileObject.put(record.fileObject(), told);
        }
        told.set(record);
        if (live != null && live.createSeen && !live.used && !live.cleaned()) {
            told.giveTo(live);
        }
    }

    /** A create begins a life. */
    void began(FileObject epoch) {
        Told told = byFileObject.get(epoch.fileObject);
        if (told != null) {
            told.giveTo(epoch);
        }
    }

    /** The open at an address was closed. */
    void forget(long fileObject) {
        Told told = byFileObject.remove(fileObject);
        if (told != null) {
            pool.push(told);
        }
    }
}
