package fltscope.collector.check;

import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.EventType;
import fltscope.schemas.event.FileOperationEnd;
import fltscope.schemas.event.FilePath;
import fltscope.schemas.event.FileRequest;
import fltscope.schemas.event.HeaderKind;
import fltscope.schemas.trace.LayoutClaim;

/** What the file operations of FileIo and Kernel-File say, and whether FltIo says the same. */
final class OperationClaims {
    private static final int FIRST_MANIFEST_VERSION_WITH_THREAD = 1;

    /** A file operation under way. */
    private record Started(EventType type, long fileObject, long fileKey, int threadId, long ticks) {}

    private final ClaimCounts counts;
    private final CallbackClaims callbacks;
    private final Recent<Long, Started> underWay = new Recent<>();
    private final Recent<Long, EventType> ended = new Recent<>();

    OperationClaims(ClaimCounts counts, CallbackClaims callbacks) {
        this.counts = counts;
        this.callbacks = callbacks;
    }

    /** Takes an operation that begins, or more that is written of one. */
    void add(EventType type, EventRecord event, FileRequest request) {
        long irp = request.irp();
        if (event.pointerBytes() == Long.BYTES) {
            counts.add(LayoutClaim.CALLBACK_DATA_ALIGNED, (irp & 0xF) == Long.BYTES);
        }
        if (request.fileObject() != 0) {
            counts.addKernelAddress(request.fileObject(), event.pointerBytes());
        }
        header(event, request);
        switch (type) {
            case FILE_IO_CREATE_NEW, KERNEL_FILE_CREATE_NEW_FILE ->
                counts.add(
                        LayoutClaim.CREATE_NEW_AFTER_CREATE,
                        isCreate(ended.get(irp))
                                || (underWay.containsKey(irp)
                                        && isCreate(underWay.get(irp).type())));
            default -> {
                if (request instanceof FilePath) {
                    Started operation = underWay.get(irp);
                    counts.add(
                            LayoutClaim.PATH_WITH_OPERATION,
                            operation != null && operation.fileObject() == request.fileObject());
                } else {
                    start(type, event, request, irp);
                }
            }
        }
    }

    private void header(EventRecord event, FileRequest request) {
        if (event.hookId() != EventRecord.NO_HOOK) {
            counts.add(LayoutClaim.OPERATION_HEADER, event.threadId() != EventRecord.UNKNOWN_ID);
        } else if (event.headerKind() == HeaderKind.EVENT && event.version() >= FIRST_MANIFEST_VERSION_WITH_THREAD) {
            counts.add(LayoutClaim.MANIFEST_THREAD, event.threadId() == request.issuingThreadId());
        }
    }

    private static boolean isCreate(EventType type) {
        return type == EventType.FILE_IO_CREATE || type == EventType.KERNEL_FILE_CREATE;
    }

    private void start(EventType type, EventRecord event, FileRequest request, long irp) {
        ended.remove(irp);
        underWay.remove(irp);
        underWay.put(
                irp,
                new Started(
                        type,
                        request.fileObject(),
                        request.fileKeyOrZero(),
                        request.issuingThreadId(),
                        event.timestampTicks()));
    }

    void add(FileOperationEnd end) {
        Started operation = underWay.remove(end.irp());
        counts.add(LayoutClaim.END_HAS_START, operation != null);
        counts.addStatus(end.status());
        if (operation != null) {
            ended.remove(end.irp());
            ended.put(end.irp(), operation.type());
            join(end.irp(), operation);
        }
    }

    /** By now the filters above have had it, and those below have returned from it. */
    private void join(long irp, Started operation) {
        if (!callbacks.any()) {
            return;
        }
        CallbackClaims.Seen seen = callbacks.of(irp);
        boolean same = seen != null && seen.fileObject() == operation.fileObject();
        counts.add(LayoutClaim.OPERATION_IS_CALLBACK_DATA, same);
        if (same && seen.threadId() != EventRecord.UNKNOWN_ID) {
            counts.add(LayoutClaim.SAME_THREAD, seen.threadId() == operation.threadId());
        }
        if (same && seen.fileContext() != 0 && operation.fileKey() != 0) {
            counts.add(LayoutClaim.SAME_FILE_KEY, seen.fileContext() == operation.fileKey());
        }
    }
}
