package fltscope.analyzer.pairing;

import fltscope.analyzer.state.FileProvider;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.IoRecord;

/** One file operation in flight, as FileIo or Kernel-File records it. Pooled. */
public final class Operation {
    FileOperation kind;
    long callbackData;
    long fileObject;
    long startTicks;
    int threadId;
    int processor;
    /** An end that says "try again as an IRP" was seen; it counts unless the reissue comes. */
    boolean awaitsReissue;

    /** Whether the request through the filters is known that it is. */
    boolean joined;

    long endTicks;
    int status;
    long information;
    /** The operation that this start displaced at the same moment, on another processor; else null. */
    Operation tied;

    private FileObject epoch;
    private long epochSerial;
    private FileProvider startedBy;
    private boolean toldTwice;
    private int group;

    void begin(IoRecord record, FileOperation operation, FileObject of) {
        kind = operation;
        callbackData = record.callbackData();
        fileObject = record.fileObject();
        startTicks = record.timeTicks();
        threadId = record.threadId();
        processor = record.processor();
        epoch = of;
        epochSerial = of == null ? 0 : of.serial;
        group = 0;
        joined = false;
        tied = null;
        begunBy(record);
    }

    /** Takes an end; it counts when the operation is paired with it. */
    void endedBy(IoRecord record) {
        endTicks = record.timeTicks();
        status = record.code();
        information = record.extent();
    }

    /** The operation has started, or starts once more: the other provider may tell so too. */
    void begunBy(IoRecord record) {
        startedBy = FileProvider.of(record);
        toldTwice = false;
        awaitsReissue = false;
        endTicks = FileObject.NEVER;
    }

    /** Whether a start tells once more, from the other provider, what this one is. */
    boolean isToldAgainBy(IoRecord record, FileOperation operation) {
        return isSame(record, operation) && !toldTwice && startedBy != FileProvider.of(record);
    }

    void toldAgainBy(IoRecord record) {
        toldTwice = true;
        FileObject of = epoch();
        if (kind == FileOperation.CREATE && of != null) {
            of.learnOpener(record);
        }
    }

    /** Whether a start is this operation, which has not ended, coming again. */
    boolean isReissuedBy(IoRecord record, FileOperation operation) {
        return isSame(record, operation) && (awaitsReissue || isCreateOf(record));
    }

    private boolean isSame(IoRecord record, FileOperation operation) {
        return operation == kind && record.fileObject() == fileObject;
    }

    private boolean isCreateOf(IoRecord record) {
        FileObject of = epoch();
        return kind == FileOperation.CREATE && of != null && of.hasPathOf(record);
    }

    public FileOperation kind() {
        return kind;
    }

    /** What FileIo and Kernel-File call Irp. */
    public long pointer() {
        return callbackData;
    }

    public long fileObject() {
        return fileObject;
    }

    /** Time of the record of its start. */
    public long startTicks() {
        return startTicks;
    }

    /** Thread that issued it; -1 when not recorded. */
    public int threadId() {
        return threadId;
    }

    /** Time of its end; {@link FileObject#NEVER} while it has none. */
    public long endTicks() {
        return endTicks;
    }

    /** NTSTATUS of one that has ended. */
    public int status() {
        return status;
    }

    /** Information of one that has ended, such as the bytes transferred. */
    public long information() {
        return information;
    }

    /** Number of its group, as {@link #group(int)} gave it; 0 for none. */
    public int group() {
        return group;
    }

    /** Puts it into a group of operations that are measured together; for the one listener that makes groups. */
    public void group(int number) {
        group = number;
    }

    /** {@link FileObject#serial} of the open that it works on, also when that has ended since; 0 for none known. */
    public long openSerial() {
        return epochSerial;
    }

    /** The open that the operation works on; null when that has ended and its place is used by another. */
    public FileObject epoch() {
        return epoch != null && epoch.serial == epochSerial ? epoch : null;
    }
}
