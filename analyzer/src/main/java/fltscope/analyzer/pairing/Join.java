package fltscope.analyzer.pairing;

import fltscope.analyzer.state.LongMap;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.IoRecord;

/**
 * Finds the request of a file operation. What FileIo and Kernel-File call Irp is taken for the address of the operation's
 * FLT_CALLBACK_DATA, on strong but indirect evidence; in case it is the IRP's after all, both are tried on the first operations
 * of a trace, and the one that finds more is used from then on.
 */
public final class Join {
    /** Operations after which the choice is made. */
    private static final int TRIED = 4096;

    private final LongMap<Request> byCallbackData;
    private final LongMap<Request> byIrp = new LongMap<>();
    private final LongMap<Operation> inFlight;
    private long tried;
    private long foundByCallbackData;
    private long foundByIrp;
    private boolean irpWins;

    /** @param inFlight the operations that have started and not ended, by their pointers */
    Join(LongMap<Request> byCallbackData, LongMap<Operation> inFlight) {
        this.inFlight = inFlight;
        this.byCallbackData = byCallbackData;
    }

    private boolean needsIrps() {
        return tried < TRIED || irpWins;
    }

    void began(Request request) {
        if (needsIrps() && request.irp != 0) {
            byIrp.put(request.irp, request);
        }
    }

    void ended(Request request) {
        if (request.irp != 0 && request.equals(byIrp.get(request.irp))) {
            byIrp.remove(request.irp);
        }
    }

    /** The request under a pointer, by the join in use or, while both are tried, the better one; null when there is none. */
    Request at(long pointer) {
        return irpWins || foundByIrp > foundByCallbackData ? byIrp.get(pointer) : byCallbackData.get(pointer);
    }

    /** The request of an operation that has started; null when no filter saw it. */
    Request find(IoRecord record, FileOperation operation) {
        boolean byData = matches(byCallbackData.get(record.callbackData()), record, operation);
        boolean byPacket = needsIrps() && matches(byIrp.get(record.callbackData()), record, operation);
        tried++;
        if (byData) {
            foundByCallbackData++;
        }
        if (byPacket) {
            foundByIrp++;
        }
        if (tried == TRIED) {
            irpWins = foundByIrp > foundByCallbackData;
        }
        boolean useIrp = irpWins || (!byData && byPacket);
        if (useIrp ? byPacket : byData) {
            return (useIrp ? byIrp : byCallbackData).get(record.callbackData());
        }
        return null;
    }

    /**
     * The operation that a request is, where that was recorded before the first filter was called: FileInfo stands above it. It is
     * looked for only where one on that file object waits for its request, or none is known to be there.
     *
     * @param open the life at the request's file object; null when there is none
     */
    Operation operationOf(Request request, FileObject open) {
        if (open != null && open.unjoined == null) {
            return null;
        }
        Operation operation = inFlight.get(request.callbackData);
        if (operation == null && request.irp != 0) {
            operation = inFlight.get(request.irp);
        }
        if (operation == null || operation.joined || !isLike(operation, request)) {
            return null;
        }
        operation.joined = true;
        if (open != null) {
            open.unjoined = null;
        }
        return operation;
    }

    /** Whether an operation like a request has been recorded, and waits for a request that it is. */
    boolean awaitsRequest(Request like) {
        Operation operation = inFlight.get(like.callbackData);
        if (operation == null && like.irp != 0) {
            operation = inFlight.get(like.irp);
        }
        return operation != null && !operation.joined && isLike(operation, like);
    }

    private static boolean isLike(Operation operation, Request request) {
        return operation.fileObject == request.fileObject && operation.kind.majorFunction() == request.majorFunction;
    }

    /** What is on its way back has started below, unless a filter sends it down once more. */
    private static boolean matches(Request request, IoRecord record, FileOperation operation) {
        return request != null
                && request.fileObject == record.fileObject()
                && request.majorFunction == operation.majorFunction()
                && !request.startedInFileIo
                && (request.postMask == 0 || request.isReissuing(record.threadId()));
    }

    /** Operations that a request was looked for. */
    public long tried() {
        return tried;
    }

    /** Operations whose request was found by the pointer being a callback data. */
    public long foundByCallbackData() {
        return foundByCallbackData;
    }

    /** Operations whose request was found by the pointer being an IRP; counted while both are tried, or when it is used. */
    public long foundByIrp() {
        return foundByIrp;
    }
}
