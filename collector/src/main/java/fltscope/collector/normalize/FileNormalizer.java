package fltscope.collector.normalize;

import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.FileCreate;
import fltscope.schemas.event.FileDirectory;
import fltscope.schemas.event.FileInformation;
import fltscope.schemas.event.FileOperationEnd;
import fltscope.schemas.event.FilePath;
import fltscope.schemas.event.FileReadWrite;
import fltscope.schemas.event.FileRequest;
import fltscope.schemas.event.FileSimple;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.record.IoRecordBuilder;

/** File operations: FileIo and Kernel-File, which have the same fields. What both call irp is the callback data. */
final class FileNormalizer {
    /** What FileInfo writes where the filter manager gave it no name (events fact sheet, section 9). */
    private static final String NO_NAME = "\\FI_UNKNOWN";

    private final RecordOutput out;
    private final FileCreate create = new FileCreate();
    private final FileSimple simple = new FileSimple();
    private final FileReadWrite readWrite = new FileReadWrite();
    private final FileInformation information = new FileInformation();
    private final FilePath path = new FilePath();
    private final FileDirectory directory = new FileDirectory();
    private final FileOperationEnd end = new FileOperationEnd();

    FileNormalizer(RecordOutput out) {
        this.out = out;
    }

    void create(EventRecord event) {
        create(event, IoKind.OPERATION_START);
    }

    /** The second record of a create that has made a new file. */
    void createNew(EventRecord event) {
        create(event, IoKind.OPERATION_DETAIL);
    }

    private void create(EventRecord event, IoKind kind) {
        if (!out.wrap(create, event)) {
            return;
        }
        boolean byId = create.holdsFileId();
        IoRecordBuilder record = fill(kind, FileOperation.CREATE, event, create)
                .flags(source(event) | (byId ? IoRecord.FLAG_BINARY_PATH : 0))
                .code(create.rawCreateOptions())
                .access(create.shareAccess())
                .extent(Integer.toUnsignedLong(create.createAttributes()));
        if (!byId) {
            name(record, event, create.fileNameOffset(), create.fileNameUnits());
        }
        out.send();
    }

    /** An operation that has no fields of its own: cleanup, close, flush. */
    void simple(EventRecord event, FileOperation operation) {
        if (out.wrap(simple, event)) {
            fill(IoKind.OPERATION_START, operation, event, simple).fileKey(simple.fileKey());
            out.send();
        }
    }

    void readWrite(EventRecord event, FileOperation operation) {
        if (out.wrap(readWrite, event)) {
            fill(IoKind.OPERATION_START, operation, event, readWrite)
                    .fileKey(readWrite.fileKey())
                    .extent(readWrite.ioSize())
                    .access(readWrite.ioFlags());
            out.send();
        }
    }

    void information(EventRecord event, FileOperation operation) {
        if (out.wrap(information, event)) {
            fill(IoKind.OPERATION_START, operation, event, information)
                    .fileKey(information.fileKey())
                    .code(information.infoClass())
                    .extent(information.extraInformation());
            out.send();
        }
    }

    /** The second record of a delete, rename or link, which carries the path. */
    void path(EventRecord event, FileOperation operation) {
        if (out.wrap(path, event)) {
            IoRecordBuilder record = fill(IoKind.OPERATION_DETAIL, operation, event, path)
                    .fileKey(path.fileKey())
                    .code(path.infoClass())
                    .extent(path.extraInformation());
            name(record, event, path.filePathOffset(), path.filePathUnits());
            out.send();
        }
    }

    void directory(EventRecord event, FileOperation operation) {
        if (out.wrap(directory, event)) {
            fill(IoKind.OPERATION_START, operation, event, directory)
                    .fileKey(directory.fileKey())
                    .code(directory.infoClass())
                    .text(event.buffer(), directory.fileNameOffset(), directory.fileNameUnits());
            out.send();
        }
    }

    void end(EventRecord event) {
        if (out.wrap(end, event)) {
            out.start(IoKind.OPERATION_END, event)
                    .flags(source(event))
                    .callbackData(end.irp())
                    .code(end.status())
                    .extent(end.extraInformation());
            out.send();
        }
    }

    /** Sets the name in an event; that FileInfo had none is no name. */
    static void name(IoRecordBuilder record, EventRecord event, int offset, int units) {
        if (!isNoName(event, offset, units)) {
            record.text(event.buffer(), offset, units);
        }
    }

    private static boolean isNoName(EventRecord event, int offset, int units) {
        if (units != NO_NAME.length()) {
            return false;
        }
        for (int i = 0; i < units; i++) {
            if (event.buffer().getChar(offset + 2 * i) != NO_NAME.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private IoRecordBuilder fill(IoKind kind, FileOperation operation, EventRecord event, FileRequest payload) {
        return out.start(kind, event, event.processId(), threadOf(event, payload))
                .operation(operation)
                .flags(source(event))
                .fileObject(payload.fileObject())
                .callbackData(payload.irp());
    }

    /** The thread of the payload issued the operation; the header's may only have run when the event was written. */
    private static int threadOf(EventRecord event, FileRequest payload) {
        int issuing = payload.issuingThreadId();
        return issuing == 0 || issuing == EventRecord.UNKNOWN_ID ? event.threadId() : issuing;
    }

    /** FLAG_KERNEL_FILE, or 0 for FileIo of the kernel logger. */
    static int source(EventRecord event) {
        return event.hookId() == EventRecord.NO_HOOK ? IoRecord.FLAG_KERNEL_FILE : 0;
    }
}
