package fltscope.analyzer.pairing;

import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.IoRecord;
import java.util.ArrayDeque;

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

    private final LongMap<Operation> inFlight = new LongMap<>();
    private final ArrayDeque<Operation> pool = new ArrayDeque<>();
    private final PairingCounters counters;
    private final Epochs epochs;
    private final PairingSink sink;
    private boolean endsRecorded;

    Operations(PairingCounters counters, Epochs epochs, PairingSink sink) {
        this.counters = counters;
        this.epochs = epochs;
        this.sink = sink;
    }

    void start(IoRecord record, FileOperation kind) {
        Operation live = inFlight.get(record.callbackData());
        if (live != null) {
            if (live.isToldAgainBy(record, kind)) {
                counters.add(PairingCounter.DUPLICATES);
                live.startToldAgain();
                return;
            }
            if (live.isReissuedBy(record, kind, endsRecorded)) {
                reissue(live);
                return;
            }
        }
        counters.add(PairingCounter.OPERATION_STARTS);
        Operation operation = pool.isEmpty() ? new Operation() : pool.pop();
        operation.begin(record, kind, epochOf(record, kind));
        if (live != null) {
            displace(live, operation);
        }
        inFlight.put(record.callbackData(), operation);
    }

    private void reissue(Operation operation) {
        counters.add(PairingCounter.REISSUED);
        if (operation.awaitsReissue) {
            operation.awaitsReissue = false;
            counters.add(PairingCounter.ENDS_SUPERSEDED);
        }
    }

    private Epoch epochOf(IoRecord record, FileOperation kind) {
        return switch (kind) {
            case CREATE -> epochs.create(record);
            case CLEANUP -> epochs.cleanup(record);
            case CLOSE -> epochs.close(record);
            default -> epochs.operation(record, kind);
        };
    }

    /** A new operation has begun under the pointer of one that was still there. */
    private void displace(Operation live, Operation by) {
        settleTied(live);
        if (live.awaitsReissue) {
            pair(live, live.heldEndTicks, live.heldStatus);
        } else if (!live.ended) {
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
        Epoch epoch = operation.epoch();
        if (operation.kind == FileOperation.CREATE && epoch != null) {
            Epochs.createEndMissed(epoch);
        }
    }

    void end(IoRecord record) {
        endsRecorded = true;
        Operation operation = inFlight.get(record.callbackData());
        if (operation != null && operation.endIsToldAgainBy(record)) {
            counters.add(PairingCounter.DUPLICATES);
            release(operation);
            return;
        }
        counters.add(PairingCounter.OPERATION_ENDS);
        if (operation == null || operation.ended) {
            counters.add(PairingCounter.START_MISSING);
        } else if (belongsToTied(operation, record)) {
            Operation tied = operation.tied;
            operation.tied = null;
            counters.add(PairingCounter.END_MISSING, -1);
            pair(tied, record.timeTicks(), record.code());
            pool.push(tied);
        } else if (record.code() == STATUS_FLT_DISALLOW_FAST_IO && !operation.awaitsReissue) {
            operation.awaitsReissue = true;
            operation.heldEndTicks = record.timeTicks();
            operation.heldStatus = record.code();
        } else {
            finish(operation, record);
        }
    }

    private void finish(Operation operation, IoRecord record) {
        if (operation.awaitsReissue) {
            // Two ends and no start between them: the second is the one without a start.
            counters.add(PairingCounter.START_MISSING);
            pair(operation, operation.heldEndTicks, operation.heldStatus);
        } else {
            pair(operation, record.timeTicks(), record.code());
        }
        operation.endedBy(record);
        operation.awaitsReissue = false;
        if (operation.isToldInFull()) {
            release(operation);
        }
    }

    /** Whether an end of the same moment as the start belongs to the operation that the start displaced. */
    private static boolean belongsToTied(Operation operation, IoRecord record) {
        return operation.tied != null
                && operation.startTicks == record.timeTicks()
                && operation.processor != record.processor();
    }

    private void pair(Operation operation, long endTicks, int status) {
        counters.add(PairingCounter.OPERATIONS_PAIRED);
        sink.operationEnded(operation.kind, operation.startTicks, endTicks);
        Epoch epoch = operation.epoch();
        if (operation.kind == FileOperation.CREATE && epoch != null) {
            epochs.createEnded(epoch, endTicks, status);
        }
    }

    private void release(Operation operation) {
        settleTied(operation);
        inFlight.remove(operation.callbackData);
        pool.push(operation);
    }

    private void settleTied(Operation operation) {
        if (operation.tied != null) {
            pool.push(operation.tied);
            operation.tied = null;
        }
    }

    /** The trace has ended: what is in flight stays pending. */
    void finish() {
        inFlight.forEach(operation -> {
            if (operation.awaitsReissue) {
                pair(operation, operation.heldEndTicks, operation.heldStatus);
            } else if (!operation.ended) {
                counters.add(PairingCounter.END_PENDING);
                Epoch epoch = operation.epoch();
                if (epoch != null) {
                    epoch.pending++;
                }
            }
        });
    }
}
