package fltscope.analyzer.report.events;

import fltscope.schemas.event.FileCreate;
import fltscope.schemas.event.FileInformation;
import fltscope.schemas.event.FileOperationEnd;
import fltscope.schemas.event.FileReadWrite;
import fltscope.schemas.event.FileRequest;
import fltscope.schemas.event.FileSimple;
import fltscope.schemas.event.Payload;

/**
 * Which path a FILE_OBJECT was opened by, as far as a listing has come, and which file an operation in flight is on. A path
 * stays with its address until that is used again, as callbacks still follow a close.
 */
final class OpenFiles {
    /** What an address that was opened by an id is remembered with: its older name is no longer right. */
    private static final String NO_PATH = "";

    private final RecentMap<String> paths = new RecentMap<>();
    private final RecentMap<InFlight> operations = new RecentMap<>();

    /** The file that an operation is on, and the thread that issued it; {@code fileKey} is 0 where it has none. */
    record InFlight(long fileObject, long fileKey, int threadId) {}

    /** NT path, or a relative one, that the object was opened by; null when not known. */
    String pathOf(long fileObject) {
        String path = paths.get(fileObject);
        return NO_PATH.equals(path) ? null : path;
    }

    /** The operation in flight with this irp; null when not known. */
    InFlight operationOf(long irp) {
        return operations.get(irp);
    }

    /** Takes the payload of an event after it was listed. */
    void seen(Payload payload) {
        if (payload instanceof FileRequest request) {
            if (request instanceof FileCreate create) {
                paths.put(create.fileObject(), create.holdsFileId() ? NO_PATH : create.fileName());
            }
            operations.put(
                    request.irp(), new InFlight(request.fileObject(), fileKey(request), request.issuingThreadId()));
        } else if (payload instanceof FileOperationEnd end) {
            operations.remove(end.irp());
        }
    }

    private static long fileKey(FileRequest request) {
        if (request instanceof FileSimple simple) {
            return simple.fileKey();
        }
        if (request instanceof FileReadWrite transfer) {
            return transfer.fileKey();
        }
        return request instanceof FileInformation information ? information.fileKey() : 0;
    }
}
