package fltscope.analyzer.pairing;

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
final class Epochs {
    private final LongMap<Epoch> live = new LongMap<>();
    private final ArrayDeque<Epoch> pool = new ArrayDeque<>();
    private final PairingCounters counters;
    private final PairingSink sink;
    private long serials;

    Epochs(PairingCounters counters, PairingSink sink) {
        this.counters = counters;
        this.sink = sink;
    }

    /** The life at an address; null when there is none. */
    Epoch at(long fileObject) {
        return live.get(fileObject);
    }

    /** A create has started; whatever lived at the address has ended. */
    Epoch create(IoRecord record) {
        counters.add(PairingCounter.CREATES);
        Epoch before = live.get(record.fileObject());
        Epoch epoch = take();
        epoch.begin(++serials, record, true);
        if (before != null) {
            endImplicitly(before);
            if (before.createSeen && mayTie(before, record)) {
                epoch.tied = before;
            } else {
                give(before);
            }
        }
        live.put(record.fileObject(), epoch);
        return epoch;
    }

    private static boolean mayTie(Epoch before, IoRecord record) {
        return before.createTicks < record.timeTicks();
    }

    private void endImplicitly(Epoch epoch) {
        untie(epoch);
        if (epoch.createSeen) {
            counters.add(PairingCounter.OPENS_ENDED_IMPLICITLY);
        }
    }

    /** A create has ended with a status; an open that was none is gone. */
    void createEnded(Epoch epoch, long ticks, int status) {
        epoch.outcome = CreateOutcome.of(status);
        epoch.createStatus = status;
        epoch.createEndTicks = ticks;
        if (epoch.outcome.opensNothing() && live.get(epoch.fileObject) == epoch) {
            counters.add(
                    epoch.outcome == CreateOutcome.FAILED
                            ? PairingCounter.CREATES_FAILED
                            : PairingCounter.CREATES_REPARSED);
            retire(epoch);
        }
    }

    /** The end of a create will not come. */
    static void createEndMissed(Epoch epoch) {
        epoch.outcome = CreateOutcome.UNKNOWN;
    }

    /** The last handle was closed; returns the open. */
    Epoch cleanup(IoRecord record) {
        counters.add(PairingCounter.CLEANUPS);
        Epoch epoch = live.get(record.fileObject());
        if (epoch == null) {
            counters.add(PairingCounter.CLEANUPS_WITHOUT_CREATE);
            epoch = orphan(record);
        } else if (belongsToTied(epoch, record)) {
            epoch.tied.cleanupTicks = record.timeTicks();
            return epoch.tied;
        } else if (epoch.cleaned()) {
            counters.add(PairingCounter.CLEANUPS_REPEATED);
        } else if (!epoch.createSeen) {
            counters.add(PairingCounter.CLEANUPS_WITHOUT_CREATE);
        }
        epoch.touch(record, FileOperation.CLEANUP);
        if (!epoch.cleaned()) {
            epoch.cleanupTicks = record.timeTicks();
        }
        return epoch;
    }

    /** The last reference was released; returns null, as there is no open any more. */
    Epoch close(IoRecord record) {
        counters.add(PairingCounter.CLOSES);
        Epoch epoch = live.get(record.fileObject());
        if (epoch == null) {
            counters.add(PairingCounter.CLOSES_WITHOUT_CREATE);
            return null;
        }
        if (belongsToTied(epoch, record)) {
            Epoch tied = epoch.tied;
            epoch.tied = null;
            counters.add(PairingCounter.OPENS_ENDED_IMPLICITLY, -1);
            closed(tied, record);
            give(tied);
            return null;
        }
        if (epoch.createSeen) {
            closed(epoch, record);
        } else {
            counters.add(PairingCounter.CLOSES_WITHOUT_CREATE);
        }
        retire(epoch);
        return null;
    }

    private void closed(Epoch epoch, IoRecord record) {
        counters.add(PairingCounter.OPENS_CLOSED);
        if (!epoch.cleaned()) {
            counters.add(PairingCounter.CLOSES_WITHOUT_CLEANUP);
        }
        epoch.touch(record, FileOperation.CLOSE);
        sink.openClosed(epoch, record.timeTicks());
    }

    /** Whether a cleanup or close of the same moment as the create belongs to the life that the create ended. */
    private static boolean belongsToTied(Epoch epoch, IoRecord record) {
        return epoch.tied != null
                && epoch.createTicks == record.timeTicks()
                && epoch.createProcessor != record.processor();
    }

    /** Any other operation on an open; one on an address that has no life begins one that was there before. */
    Epoch operation(IoRecord record, FileOperation operation) {
        Epoch epoch = live.get(record.fileObject());
        if (epoch == null) {
            epoch = orphan(record);
        }
        epoch.touch(record, operation);
        return epoch;
    }

    private Epoch orphan(IoRecord record) {
        Epoch epoch = take();
        epoch.begin(++serials, record, false);
        live.put(record.fileObject(), epoch);
        return epoch;
    }

    /** The opens with a create and no end, oldest first. */
    List<Epoch> left() {
        List<Epoch> left = new ArrayList<>();
        live.forEach(epoch -> {
            if (epoch.createSeen) {
                left.add(epoch);
            }
        });
        left.sort(Comparator.comparingLong(Epoch::createTicks).thenComparingLong(Epoch::serial));
        return left;
    }

    private void retire(Epoch epoch) {
        untie(epoch);
        live.remove(epoch.fileObject);
        give(epoch);
    }

    private void untie(Epoch epoch) {
        if (epoch.tied != null) {
            give(epoch.tied);
            epoch.tied = null;
        }
    }

    private Epoch take() {
        return pool.isEmpty() ? new Epoch() : pool.pop();
    }

    private void give(Epoch epoch) {
        epoch.serial = 0;
        pool.push(epoch);
    }
}
