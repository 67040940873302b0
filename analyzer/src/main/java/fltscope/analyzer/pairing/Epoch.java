package fltscope.analyzer.pairing;

import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.IoRecord;

/**
 * One life of one FILE_OBJECT address: from a create, or from where it was first seen, to its close. Epochs are pooled: the
 * {@link #serial} tells a life from the next one in the same object.
 */
public final class Epoch {
    /** Value of a time that has not come. */
    public static final long NEVER = Long.MIN_VALUE;

    private static final int IRP_PAGING_IO = 0x02;
    private static final int IRP_SYNCHRONOUS_PAGING_IO = 0x40;
    private static final int FIRST_PATH_UNITS = 128;

    long serial;
    long fileObject;
    long fileKey;
    boolean createSeen;
    CreateOutcome outcome = CreateOutcome.PENDING;
    int createStatus;
    int createOptions;
    int shareAccess;
    int openerProcess;
    int openerThread;
    int createProcessor;
    long createTicks;
    long createEndTicks;
    long cleanupTicks;
    long lastTicks;
    FileOperation lastOperation;
    boolean pagingAfterCleanup;
    boolean used;
    int pending;
    char[] path = new char[FIRST_PATH_UNITS];
    int pathUnits;
    boolean binaryPath;
    /** The life that this create ended implicitly at the same moment, on another processor; else null. */
    Epoch tied;

    /** Begins a life with its first record. */
    void begin(long newSerial, IoRecord record, boolean isCreate) {
        serial = newSerial;
        fileObject = record.fileObject();
        fileKey = record.fileKey();
        createSeen = isCreate;
        outcome = isCreate ? CreateOutcome.PENDING : CreateOutcome.UNKNOWN;
        createStatus = 0;
        createOptions = isCreate ? record.code() : 0;
        shareAccess = isCreate ? record.access() : 0;
        openerProcess = record.processId();
        openerThread = record.threadId();
        createProcessor = record.processor();
        createTicks = record.timeTicks();
        createEndTicks = NEVER;
        cleanupTicks = NEVER;
        lastTicks = record.timeTicks();
        lastOperation = record.operation();
        pagingAfterCleanup = false;
        used = false;
        pending = 0;
        binaryPath = record.has(IoRecord.FLAG_BINARY_PATH);
        tied = null;
        pathUnits = 0;
        if (isCreate) {
            copyPath(record);
        }
    }

    private void copyPath(IoRecord record) {
        pathUnits = record.textUnits();
        if (path.length < pathUnits) {
            path = new char[Integer.highestOneBit(pathUnits) << 1];
        }
        for (int i = 0; i < pathUnits; i++) {
            path[i] = record.textUnit(i);
        }
    }

    /** Takes note of an operation on the open. */
    void touch(IoRecord record, FileOperation operation) {
        lastTicks = record.timeTicks();
        lastOperation = operation;
        used = true;
        if (record.fileKey() != 0) {
            fileKey = record.fileKey();
        }
        boolean transfer = operation == FileOperation.READ || operation == FileOperation.WRITE;
        if (transfer && cleaned() && (record.access() & (IRP_PAGING_IO | IRP_SYNCHRONOUS_PAGING_IO)) != 0) {
            pagingAfterCleanup = true;
        }
    }

    /** Address of the FILE_OBJECT. */
    public long fileObject() {
        return fileObject;
    }

    /** Address of the file's context, from any operation that told it; 0 when none did. */
    public long fileKey() {
        return fileKey;
    }

    /** Whether the create was recorded; false for an open that was there before, or that no create made. */
    public boolean createSeen() {
        return createSeen;
    }

    public CreateOutcome outcome() {
        return outcome;
    }

    /** NTSTATUS that the create ended with; meaningless unless the outcome came from an end. */
    public int createStatus() {
        return createStatus;
    }

    /** CreateOptions in the low 24 bits, disposition in the high 8. */
    public int createOptions() {
        return createOptions;
    }

    public int shareAccess() {
        return shareAccess;
    }

    /** Process that opened, as far as the record told it; -1 when it did not. */
    public int openerProcess() {
        return openerProcess;
    }

    /** Thread that opened; -1 when not recorded. */
    public int openerThread() {
        return openerThread;
    }

    public long createTicks() {
        return createTicks;
    }

    /** {@link #NEVER} while the create has not ended, or when its end was not seen. */
    public long createEndTicks() {
        return createEndTicks;
    }

    /** {@link #NEVER} when there was no cleanup. */
    public long cleanupTicks() {
        return cleanupTicks;
    }

    public boolean cleaned() {
        return cleanupTicks != NEVER;
    }

    /** Time of the last operation on the open. */
    public long lastTicks() {
        return lastTicks;
    }

    public FileOperation lastOperation() {
        return lastOperation;
    }

    /** Whether the cache or a section went on reading or writing after the last handle was closed. */
    public boolean pagingAfterCleanup() {
        return pagingAfterCleanup;
    }

    /** Whether any operation but the create was seen. */
    public boolean used() {
        return used;
    }

    /** Operations on the open, other than the create's own, that had no end when the trace ended. */
    public int pendingOperations() {
        return pending;
    }

    /** Whether the file was opened by its id: the path is not recorded as text. */
    public boolean binaryPath() {
        return binaryPath;
    }

    /** The path of the create; the array is the epoch's own, {@link #pathUnits} of it are in use. */
    public char[] pathArray() {
        return path;
    }

    public int pathUnits() {
        return pathUnits;
    }

    /** The path of the create as it was recorded; empty when it was not. */
    public String path() {
        return new String(path, 0, pathUnits);
    }

    /** Tells this life from every other. */
    public long serial() {
        return serial;
    }
}
