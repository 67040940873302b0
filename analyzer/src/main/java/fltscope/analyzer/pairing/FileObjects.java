package fltscope.analyzer.pairing;

import fltscope.analyzer.state.LongMap;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.IoRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The opens that are alive, by FILE_OBJECT address. Addresses are re-used within microseconds, so an address is a key for one
 * life: it is retired at the close, and a create on a live address proves that the life before it has ended.
 *
 * <p>Two records of one moment from different processors have no order of their own. A close that comes behind the create
 * that re-used its address is given to the life before (pairing rules, section 11, rule 3).
 */
final class FileObjects {
    private final LongMap<FileObject> live = new LongMap<>();
    private final ArrayDeque<FileObject> pool = new ArrayDeque<>();
    private final PairingCounters counters;
    private final PairingListener listener;
    private final VolumeTable volumes;
    private final Initiators initiators = new Initiators();
    private long serials;
    private boolean failuresRecorded;

    FileObjects(PairingCounters counters, VolumeTable volumes, PairingListener listener) {
        this.volumes = volumes;
        this.counters = counters;
        this.listener = listener;
    }

    /** The life at an address; null when there is none. */
    FileObject at(long fileObject) {
        return live.get(fileObject);
    }

    /** How many addresses have a life. */
    int size() {
        return live.size();
    }

    /** A create has started; whatever lived at the address has ended. */
    FileObject create(IoRecord record) {
        counters.add(PairingCounter.CREATES);
        FileObject before = unlessOver(live.get(record.fileObject()));
        FileObject epoch = take();
        epoch.begin(++serials, record, true);
        epoch.volume = volumes.volumeOf(record);
        if (before != null) {
            untie(before);
            if (before.createSeen) {
                counters.add(PairingCounter.OPENS_ENDED_IMPLICITLY);
            }
            if (before.recordTicks < record.timeTicks()) {
                epoch.tied = before;
            } else {
                replaced(before, record.timeTicks());
            }
        }
        live.put(record.fileObject(), epoch);
        initiators.began(epoch);
        listener.opened(epoch, record);
        return epoch;
    }

    /** Callbacks that fail an operation are recorded as such. */
    void failuresAreRecorded() {
        failuresRecorded = true;
    }

    /** The filter manager's trace tells who has issued a create. */
    void told(IoRecord record) {
        initiators.told(record, live.get(record.fileObject()));
    }

    /**
     * A create has ended with a status; an open that was none is gone. The end of a reparsed create may come behind the create that
     * follows it, at the same address.
     */
    void createEnded(FileObject epoch, long ticks, int status) {
        epoch.outcome = CreateOutcome.of(status);
        epoch.createStatus = status;
        epoch.createEndTicks = ticks;
        listener.createDecided(epoch);
        if (!epoch.outcome.opensNothing()) {
            return;
        }
        FileObject current = live.get(epoch.fileObject);
        if (current == epoch) {
            openedNothing(epoch);
            retire(epoch, endOf(epoch), ticks);
        } else if (current != null && current.tied == epoch) {
            current.tied = null;
            counters.add(PairingCounter.OPENS_ENDED_IMPLICITLY, -1);
            openedNothing(epoch);
            give(epoch, endOf(epoch), ticks);
        }
    }

    private static LifeEnd endOf(FileObject openedNothing) {
        return openedNothing.outcome == CreateOutcome.FAILED ? LifeEnd.FAILED : LifeEnd.REPARSED;
    }

    private void openedNothing(FileObject epoch) {
        counters.add(
                epoch.outcome == CreateOutcome.FAILED
                        ? PairingCounter.CREATES_FAILED
                        : PairingCounter.CREATES_REPARSED);
    }

    /** The last handle was closed; returns the open. */
    FileObject cleanup(IoRecord record) {
        counters.add(PairingCounter.CLEANUPS);
        FileObject epoch = unlessClosedForFilters(live.get(record.fileObject()));
        if (epoch == null) {
            epoch = orphan(record);
        } else if (isOfTheMoment(epoch, record) && !epoch.tied.cleaned()) {
            epoch = epoch.tied;
        }
        if (!epoch.createSeen) {
            counters.add(PairingCounter.CLEANUPS_WITHOUT_CREATE);
        } else if (epoch.cleaned()) {
            counters.add(PairingCounter.CLEANUPS_REPEATED);
        }
        epoch.touch(record, FileOperation.CLEANUP);
        if (!epoch.cleaned()) {
            epoch.cleanupTicks = record.timeTicks();
        }
        return epoch;
    }

    /** The life that a close is about to end; null when there is none. */
    FileObject closing(IoRecord record) {
        FileObject epoch = live.get(record.fileObject());
        return epoch != null && isOfTheMoment(epoch, record) ? epoch.tied : epoch;
    }

    /** The last reference was released. */
    void close(IoRecord record) {
        counters.add(PairingCounter.CLOSES);
        FileObject epoch = live.get(record.fileObject());
        if (epoch == null) {
            closedWithoutCreate(record, record.timeTicks());
        } else if (isOfTheMoment(epoch, record)) {
            FileObject tied = epoch.tied;
            epoch.tied = null;
            if (tied.createSeen) {
                counters.add(PairingCounter.OPENS_ENDED_IMPLICITLY, -1);
            }
            closed(tied, record);
            give(tied, LifeEnd.CLOSED, record.timeTicks());
        } else {
            closed(epoch, record);
            initiators.forget(record.fileObject());
            retire(epoch, LifeEnd.CLOSED, record.timeTicks());
        }
    }

    private void closed(FileObject epoch, IoRecord record) {
        if (!epoch.createSeen) {
            closedWithoutCreate(record, epoch.recordTicks);
            return;
        }
        counters.add(PairingCounter.OPENS_CLOSED);
        if (!epoch.cleaned()) {
            counters.add(PairingCounter.CLOSES_WITHOUT_CLEANUP);
        }
        epoch.touch(record, FileOperation.CLOSE);
        epoch.closedBy(record);
    }

    private void closedWithoutCreate(IoRecord record, long seenTicks) {
        counters.add(PairingCounter.CLOSES_WITHOUT_CREATE);
        listener.closedWithoutCreate(record, seenTicks);
    }

    /** Whether a cleanup or close of the same moment as the create belongs to the life that the create ended. */
    private static boolean isOfTheMoment(FileObject epoch, IoRecord record) {
        return epoch.tied != null
                && epoch.recordTicks == record.timeTicks()
                && epoch.createProcessor != record.processor();
    }

    /** Any other operation on an open; one on an address that has no life begins one that was there before. */
    FileObject operation(IoRecord record, FileOperation operation) {
        FileObject epoch = unlessClosedForFilters(live.get(record.fileObject()));
        if (epoch == null) {
            epoch = orphan(record);
        }
        epoch.touch(record, operation);
        return epoch;
    }

    private FileObject orphan(IoRecord record) {
        FileObject epoch = take();
        epoch.begin(++serials, record, false);
        live.put(record.fileObject(), epoch);
        listener.foundOpen(epoch, record);
        return epoch;
    }

    /** The trace has ended. Returns the opens with a create and no end, oldest first. */
    List<FileObject> finish() {
        live.forEach(this::untie);
        List<FileObject> nothing = new ArrayList<>();
        live.forEach(epoch -> {
            if (epoch.openedNothing()) {
                nothing.add(epoch);
            }
        });
        nothing.forEach(this::completedByFilter);
        return opens();
    }

    /** The opens with a create and no end so far, oldest first. */
    List<FileObject> opens() {
        List<FileObject> left = new ArrayList<>();
        live.forEach(epoch -> {
            if (epoch.createSeen && !epoch.openedNothing()) {
                left.add(epoch);
            }
        });
        left.sort(Comparator.comparingLong(FileObject::createTicks).thenComparingLong(FileObject::serial));
        return left;
    }

    /** Only filters saw a create; null when the address is in use by a later one, or no life can begin there. */
    FileObject createdForFilters(Request request) {
        FileObject before = live.get(request.fileObject);
        if (request.fileObject == 0 || (before != null && before.createTicks >= request.startTicks)) {
            return null;
        }
        counters.add(PairingCounter.CREATES);
        counters.add(PairingCounter.CREATES_TOLD_BY_FILTERS);
        before = unlessOver(before);
        if (before != null) {
            untie(before);
            if (before.createSeen) {
                counters.add(PairingCounter.OPENS_ENDED_IMPLICITLY);
            }
            replaced(before, request.startTicks);
        }
        FileObject epoch = take();
        epoch.beginForFilters(++serials, request);
        live.put(request.fileObject, epoch);
        initiators.began(epoch);
        listener.opened(epoch, null);
        return epoch;
    }

    /** Filters saw a cleanup that no file event told of. */
    static void cleanedForFilters(FileObject epoch, long ticks) {
        if (!epoch.cleaned()) {
            epoch.cleanupTicks = ticks;
            epoch.lastTicks = Math.max(epoch.lastTicks, ticks);
            epoch.used = true;
        }
    }

    /** Filters saw a close that no file event told of. A create may have taken its address in the meantime. */
    void closedForFilters(FileObject epoch, long ticks) {
        FileObject current = live.get(epoch.fileObject);
        boolean replaced = current != null && current.tied == epoch;
        if (epoch.createSeen) {
            counters.add(PairingCounter.OPENS_CLOSED);
            counters.add(PairingCounter.CLOSES_TOLD_BY_FILTERS);
            counters.add(PairingCounter.OPENS_ENDED_IMPLICITLY, replaced ? -1 : 0);
        }
        if (replaced) {
            current.tied = null;
            give(epoch, LifeEnd.CLOSED, ticks);
        } else {
            initiators.forget(epoch.fileObject);
            retire(epoch, LifeEnd.CLOSED, ticks);
        }
    }

    /** Takes a life that only filters tell of for closed when they saw its close, though that request may still be under way. */
    private FileObject unlessClosedForFilters(FileObject before) {
        if (before == null || !before.toldByFiltersOnly || before.seenClose == 0) {
            return before;
        }
        closedForFilters(before, before.lastTicks);
        return null;
    }

    /** Takes a life for over as well whose create a filter has completed without opening anything, as far as is known. */
    private FileObject unlessOver(FileObject before) {
        if (before != null && before.openedNothing()) {
            completedByFilter(before);
            return null;
        }
        return unlessClosedForFilters(before);
    }

    /** Where failures are recorded it was none: it was reparsed. */
    private void completedByFilter(FileObject epoch) {
        counters.add(failuresRecorded ? PairingCounter.CREATES_REPARSED : PairingCounter.CREATES_COMPLETED);
        retire(epoch, LifeEnd.COMPLETED, epoch.lastTicks);
    }

    /** Only filters saw a create, and one has failed it. */
    void failedForFilters(Request request, long ticks, int status) {
        FileObject epoch = createdForFilters(request);
        if (epoch != null) {
            createEnded(epoch, ticks, status);
        }
    }

    private void retire(FileObject epoch, LifeEnd end, long ticks) {
        untie(epoch);
        live.remove(epoch.fileObject);
        give(epoch, end, ticks);
    }

    /** No record of the moment can come any more that ends the life before this one. */
    private void untie(FileObject epoch) {
        if (epoch.tied != null) {
            replaced(epoch.tied, epoch.recordTicks);
            epoch.tied = null;
        }
    }

    private void replaced(FileObject epoch, long ticks) {
        give(epoch, LifeEnd.REPLACED, ticks);
    }

    private FileObject take() {
        return pool.isEmpty() ? new FileObject() : pool.pop();
    }

    private void give(FileObject epoch, LifeEnd end, long ticks) {
        listener.openEnded(epoch, end, ticks);
        epoch.serial = 0;
        pool.push(epoch);
    }
}
