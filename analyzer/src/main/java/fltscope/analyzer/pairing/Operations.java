package fltscope.analyzer.pairing;

import fltscope.analyzer.state.LongMap;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.IoRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Pairs the start of each file operation with its end, by the pointer that FileIo and Kernel-File call Irp. One pointer serves
 * all operations of a thread in turn, so it names only the one in flight: a new start on a pointer in flight means that the
 * end of the old one was not seen, an end without a start that its start was not. Neither is guessed into a latency.
 *
 * <p>A capture may hold the same operation twice, from the system logger and from Kernel-File; it is paired once.
 */
final class Operations {
    /** STATUS_FLT_DISALLOW_FAST_IO: the operation comes again, as an IRP under the same pointer. */
    private static final int STATUS_FLT_DISALLOW_FAST_IO = 0xC01C0004;

    private final LongMap<Operation> inFlight;
    private final ArrayDeque<Operation> pool = new ArrayDeque<>();
    private final RecentEnds recentEnds = new RecentEnds();
    private final PairingCounters counters;
    private final FileObjects epochs;
    private final Requests requests;
    private final PairingListener listener;
    /** Whether ends are recorded at all: only then is an operation without one still in flight. */
    private boolean endsRecorded;

    /** @param inFlight where it keeps the operations that have started and not ended, by their pointers */
    Operations(
            PairingCounters counters,
            FileObjects epochs,
            LongMap<Operation> inFlight,
            Requests requests,
            PairingListener listener) {
        this.inFlight = inFlight;
        this.requests = requests;
        this.counters = counters;
        this.epochs = epochs;
        this.listener = listener;
    }

    void start(IoRecord record, FileOperation kind) {
        Operation live = inFlight.get(record.callbackData());
        if (live != null) {
            if (live.isToldAgainBy(record, kind)) {
                counters.add(PairingCounter.DUPLICATES);
                live.toldAgainBy(record);
                return;
            }
            if (endsRecorded && live.isReissuedBy(record, kind)) {
                reissue(live, record);
                return;
            }
        }
        counters.add(PairingCounter.OPERATION_STARTS);
        Operation operation = pool.isEmpty() ? new Operation() : pool.pop();
        boolean closes = kind == FileOperation.CLOSE;
        operation.begin(record, kind, closes ? epochs.closing(record) : epochOf(record, kind));
        requests.operationStarted(record, operation);
        listener.operationStarted(operation, record);
        if (closes) {
            // It ends what it works on.
            epochs.close(record);
        } else if (operation.epoch() != null) {
            operation.epoch().unjoined = operation.joined ? null : operation;
        }
        if (live != null) {
            displace(live, operation);
        }
        inFlight.put(record.callbackData(), operation);
        recentEnds.forget(record.callbackData());
    }

    private void reissue(Operation operation, IoRecord record) {
        counters.add(PairingCounter.REISSUED);
        if (operation.awaitsReissue) {
            counters.add(PairingCounter.ENDS_SUPERSEDED);
        }
        operation.begunBy(record);
        recentEnds.forget(record.callbackData());
        listener.operationReissued(operation, record);
    }

    /** A second record of an operation under way. */
    void detail(IoRecord record) {
        Operation operation = inFlight.get(record.callbackData());
        if (operation != null && operation.fileObject == record.fileObject()) {
            listener.operationDetailed(operation, record);
        }
    }

    private FileObject epochOf(IoRecord record, FileOperation kind) {
        return switch (kind) {
            case CREATE -> epochs.create(record);
            case CLEANUP -> epochs.cleanup(record);
            default -> epochs.operation(record, kind);
        };
    }

    /** A new operation has begun under the pointer of one that was still there. */
    private void displace(Operation live, Operation by) {
        settleTied(live);
        if (live.awaitsReissue) {
            pair(live);
        } else {
            missEnd(live);
            if (live.startTicks < by.startTicks) {
                by.tied = live;
                return;
            }
        }
        pool.push(live);
    }

    private void missEnd(Operation operation) {
        counters.add(PairingCounter.END_MISSING);
        FileObject epoch = operation.epoch();
        if (operation.kind == FileOperation.CREATE && epoch != null) {
            epoch.createEndMissed();
        }
        listener.operationEndMissed(operation);
    }

    void end(IoRecord record) {
        endsRecorded = true;
        requests.operationEnded(record);
        Operation operation = inFlight.get(record.callbackData());
        if (operation != null) {
            requests.endSeen(operation.kind);
        }
        if (isToldAgain(record, operation)) {
            counters.add(PairingCounter.DUPLICATES);
            return;
        }
        counters.add(PairingCounter.OPERATION_ENDS);
        recentEnds.add(record);
        if (operation == null) {
            counters.add(PairingCounter.START_MISSING);
        } else if (belongsToTied(operation, record)) {
            Operation tied = operation.tied;
            operation.tied = null;
            counters.add(PairingCounter.END_MISSING, -1);
            tied.endedBy(record);
            pair(tied);
            pool.push(tied);
        } else if (record.code() == STATUS_FLT_DISALLOW_FAST_IO && !operation.awaitsReissue) {
            operation.awaitsReissue = true;
            operation.endedBy(record);
        } else {
            finish(operation, record);
        }
    }

    /** Whether the other provider has told this end. An operation begun since then has no end yet. */
    private boolean isToldAgain(IoRecord record, Operation operation) {
        return (operation == null || operation.awaitsReissue || operation.startTicks == record.timeTicks())
                && recentEnds.take(record);
    }

    private void finish(Operation operation, IoRecord record) {
        if (operation.awaitsReissue) {
            // Two ends and no start between them: the second is the one without a start.
            counters.add(PairingCounter.START_MISSING);
        } else {
            operation.endedBy(record);
        }
        pair(operation);
        settleTied(operation);
        inFlight.remove(operation.callbackData);
        pool.push(operation);
    }

    /** Whether an end of the same moment as the start belongs to the operation that the start displaced. */
    private static boolean belongsToTied(Operation operation, IoRecord record) {
        return operation.tied != null
                && operation.startTicks == record.timeTicks()
                && operation.processor != record.processor();
    }

    private void pair(Operation operation) {
        counters.add(PairingCounter.OPERATIONS_PAIRED);
        listener.operationEnded(operation);
        FileObject epoch = operation.epoch();
        if (operation.kind == FileOperation.CREATE && epoch != null) {
            epochs.createEnded(epoch, operation.endTicks, operation.status);
        }
    }

    private void settleTied(Operation operation) {
        if (operation.tied != null) {
            pool.push(operation.tied);
            operation.tied = null;
        }
    }

    /**
     * The trace has ended: what is in flight stays pending.
     *
     * @return those of which no callback tells
     */
    List<UnfinishedRequest> finish() {
        List<UnfinishedRequest> alone = new ArrayList<>();
        inFlight.forEach(operation -> {
            if (operation.awaitsReissue) {
                pair(operation);
            } else {
                counters.add(PairingCounter.END_PENDING);
                listener.operationPending(operation);
                FileObject epoch = operation.epoch();
                if (epoch != null && endsRecorded) {
                    epoch.stillInFlight(operation.kind);
                    if (!operation.joined) {
                        alone.add(UnfinishedRequest.of(operation));
                    }
                }
            }
        });
        return alone;
    }
}
