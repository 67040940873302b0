package fltscope.analyzer.pairing;

import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.IoRecord;

/** One file operation in flight. Pooled. */
final class Operation {
    private static final int FILE_IO = 1;
    private static final int KERNEL_FILE = 2;
    private static final int BOTH = FILE_IO | KERNEL_FILE;

    FileOperation kind;
    long callbackData;
    long fileObject;
    long startTicks;
    int processor;
    boolean ended;
    /** An end that says "try again as an IRP" was seen at {@link #heldEndTicks}; it counts unless the reissue comes. */
    boolean awaitsReissue;

    long heldEndTicks;
    int heldStatus;
    /** The operation that this start displaced at the same moment, on another processor; else null. */
    Operation tied;

    private Epoch epoch;
    private long epochSerial;
    private int startedBy;
    private int endedBy;

    void begin(IoRecord record, FileOperation operation, Epoch of) {
        kind = operation;
        callbackData = record.callbackData();
        fileObject = record.fileObject();
        startTicks = record.timeTicks();
        processor = record.processor();
        epoch = of;
        epochSerial = of == null ? 0 : of.serial;
        ended = false;
        awaitsReissue = false;
        tied = null;
        startedBy = source(record);
        endedBy = 0;
    }

    private static int source(IoRecord record) {
        return record.has(IoRecord.FLAG_KERNEL_FILE) ? KERNEL_FILE : FILE_IO;
    }

    /** Whether a start tells once more, from the other provider, what this one is. */
    boolean isToldAgainBy(IoRecord record, FileOperation operation) {
        return isSame(record, operation) && startedBy != BOTH && startedBy != source(record);
    }

    /**
     * Whether a start is this operation coming again.
     *
     * @param endsRecorded whether operation ends are recorded at all: only then is one without an end still in flight
     */
    boolean isReissuedBy(IoRecord record, FileOperation operation, boolean endsRecorded) {
        return !ended
                && endsRecorded
                && isSame(record, operation)
                && (operation == FileOperation.CREATE || awaitsReissue);
    }

    private boolean isSame(IoRecord record, FileOperation operation) {
        return operation == kind && record.fileObject() == fileObject;
    }

    void startToldAgain() {
        startedBy = BOTH;
    }

    /** Whether an end tells once more, from the other provider, the end that was seen. */
    boolean endIsToldAgainBy(IoRecord record) {
        return ended && startedBy == BOTH && endedBy != source(record);
    }

    void endedBy(IoRecord record) {
        ended = true;
        endedBy = source(record);
    }

    /** Whether no more records of this operation can come. */
    boolean isToldInFull() {
        return startedBy != BOTH;
    }

    /** The open that the operation works on; null when that has ended and its place is used by another. */
    Epoch epoch() {
        return epoch != null && epoch.serial == epochSerial ? epoch : null;
    }
}
