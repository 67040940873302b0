package fltscope.analyzer.pairing;

import fltscope.analyzer.state.FileProvider;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.IoRecord;

/** One file operation in flight. Pooled. */
final class Operation {
    FileOperation kind;
    long callbackData;
    long fileObject;
    long startTicks;
    int processor;
    /** What the sink gave for it. */
    int number;

    /** An end that says "try again as an IRP" was seen at {@link #heldEndTicks}; it counts unless the reissue comes. */
    boolean awaitsReissue;

    long heldEndTicks;
    int heldStatus;
    /** The operation that this start displaced at the same moment, on another processor; else null. */
    Operation tied;

    private Epoch epoch;
    private long epochSerial;
    private FileProvider startedBy;
    private boolean toldTwice;

    void begin(IoRecord record, FileOperation operation, Epoch of) {
        kind = operation;
        callbackData = record.callbackData();
        fileObject = record.fileObject();
        startTicks = record.timeTicks();
        processor = record.processor();
        epoch = of;
        epochSerial = of == null ? 0 : of.serial;
        tied = null;
        begunBy(record);
    }

    /** The operation has started, or starts once more: the other provider may tell so too. */
    void begunBy(IoRecord record) {
        startedBy = FileProvider.of(record);
        toldTwice = false;
        awaitsReissue = false;
    }

    /** Whether a start tells once more, from the other provider, what this one is. */
    boolean isToldAgainBy(IoRecord record, FileOperation operation) {
        return isSame(record, operation) && !toldTwice && startedBy != FileProvider.of(record);
    }

    void toldAgainBy(IoRecord record) {
        toldTwice = true;
        Epoch of = epoch();
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
        Epoch of = epoch();
        return kind == FileOperation.CREATE && of != null && of.hasPathOf(record);
    }

    /** The open that the operation works on; null when that has ended and its place is used by another. */
    Epoch epoch() {
        return epoch != null && epoch.serial == epochSerial ? epoch : null;
    }
}
