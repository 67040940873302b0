package fltscope.analyzer.pairing;

import fltscope.schemas.event.MajorFunction;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.IoRecord;

/**
 * One life of one FILE_OBJECT address: from a create, or from where it was first seen, to its close. FileObjects are pooled: the
 * {@link #serial} tells a life from the next one in the same object.
 *
 * <p>It is longer than a class should be because it is all that is known of an open, each fact with its accessor.
 */
public final class FileObject {
    /** Value of a time that has not come. */
    public static final long NEVER = Long.MIN_VALUE;

    /** Value of {@link #nestedIn} for a create that no filter's callback is known to have issued. */
    public static final int NOT_NESTED = -1;

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
    int lastMajorFunction;
    /** The longest time between two records of operations on it, from the create on. */
    long longestPauseTicks;

    boolean cleanupUnderWay;
    boolean transferred;
    boolean pagingAfterCleanup;
    boolean used;
    boolean watched;
    int pending;
    int pendingRequests;
    int volume;
    boolean toldByFiltersOnly;
    /** Whether a filter has completed the create on its way down, as far as is known: unless it is used, it has opened nothing. */
    boolean completedByFilter;

    /** Whether the request of the create is known; file events may have told of the create before. */
    boolean hasRequest;

    long recordTicks;
    /** Time and thread of the first callback of the create, where a stack may be kept for it; else {@link #NEVER}. */
    long requestTicks;

    int requestThread;
    long createPointer;
    long seenCreate;
    long seenCleanup;
    long seenClose;
    int nestedIn;
    /** The FILE_OBJECT of the create in whose callback this one was issued; 0 for none known. */
    long nestedInCreateOf;

    long initiatingInstance;
    char[] path = new char[FIRST_PATH_UNITS];
    int pathUnits;
    private int pattern;
    boolean binaryPath;
    /** The request of the create, for as long as it is under way; else null, or one that is another request by now. */
    Request createRequest;
    /** The operation on it that began last, when no request was known for it; it may have ended. */
    Operation unjoined;
    /** The life that this create ended implicitly at the same moment, on another processor; else null. */
    FileObject tied;

    /** Begins a life with its first record. */
    void begin(long newSerial, IoRecord record, boolean isCreate) {
        reset(newSerial, record.fileObject(), record.fileKey(), record.timeTicks());
        createSeen = isCreate;
        outcome = isCreate ? CreateOutcome.PENDING : CreateOutcome.UNKNOWN;
        openerProcess = record.processId();
        openerThread = record.threadId();
        createProcessor = record.processor();
        lastMajorFunction = record.operation().majorFunction();
        createPointer = record.callbackData();
        binaryPath = record.has(IoRecord.FLAG_BINARY_PATH);
        if (isCreate) {
            createOptions = record.code();
            shareAccess = record.access();
            copyPath(record);
        }
    }

    /** Begins a life that only the filters' own callbacks tell of. */
    void beginForFilters(long newSerial, Request request) {
        reset(newSerial, request.fileObject, request.fileKey, request.startTicks);
        createSeen = true;
        outcome = CreateOutcome.UNKNOWN;
        openerProcess = request.processId;
        openerThread = request.threadId();
        createProcessor = request.processor;
        lastMajorFunction = MajorFunction.CREATE;
        toldByFiltersOnly = true;
    }

    private void reset(long newSerial, long address, long key, long ticks) {
        serial = newSerial;
        fileObject = address;
        fileKey = key;
        createTicks = ticks;
        recordTicks = ticks;
        lastTicks = ticks;
        createStatus = 0;
        createOptions = 0;
        shareAccess = 0;
        createEndTicks = NEVER;
        cleanupTicks = NEVER;
        longestPauseTicks = 0;
        cleanupUnderWay = false;
        transferred = false;
        pagingAfterCleanup = false;
        used = false;
        watched = false;
        pending = 0;
        pendingRequests = 0;
        volume = VolumeTable.UNKNOWN;
        toldByFiltersOnly = false;
        completedByFilter = false;
        hasRequest = false;
        requestTicks = NEVER;
        createPointer = 0;
        seenCreate = 0;
        seenCleanup = 0;
        seenClose = 0;
        nestedIn = NOT_NESTED;
        nestedInCreateOf = 0;
        initiatingInstance = 0;
        createRequest = null;
        binaryPath = false;
        unjoined = null;
        tied = null;
        pathUnits = 0;
        pattern = 0;
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

    /** The create went through the filters as this request; it began with the request's first callback. */
    void createdThrough(Request request) {
        createTicks = Math.min(createTicks, request.startTicks);
        seenCreate = request.preMask;
        nestedIn = request.nestedIn;
        nestedInCreateOf = request.nestedInCreateOf;
        createRequest = request;
        hasRequest = true;
        takeStackOf(request);
        if (openerThread == -1) {
            openerThread = request.threadId();
        }
    }

    /** The FILE_OBJECT that a request creates; 0 for another request, or none. */
    static long createOf(Request request) {
        return request != null && request.majorFunction == MajorFunction.CREATE ? request.fileObject : 0;
    }

    /** The stack of the request's first callback is that of this create. */
    void takeStackOf(Request request) {
        if (request.mayHaveStack && requestTicks == NEVER) {
            requestTicks = request.startTicks;
            requestThread = request.stackThread;
            request.mayHaveStack = false;
        }
    }

    /** Whether the request is that of the create, which file events have told of before it came to a filter. */
    boolean isBeingCreatedBy(Request request) {
        return createSeen
                && !toldByFiltersOnly
                && !hasRequest
                && !used
                && outcome == CreateOutcome.PENDING
                && (createPointer == request.callbackData || createPointer == request.irp);
    }

    /** A filter got a request on the open. */
    void seenBy(int filter, int majorFunction, long ticks) {
        long bit = 1L << filter;
        switch (majorFunction) {
            case MajorFunction.CREATE -> seenCreate |= bit;
            case MajorFunction.CLEANUP -> seenCleanup |= bit;
            case MajorFunction.CLOSE -> seenClose |= bit;
            default -> used = true;
        }
        if (majorFunction != MajorFunction.CREATE) {
            lastMajorFunction = majorFunction;
            seenAt(ticks);
        }
    }

    /** Whether a filter has completed its create, and nothing has used it: then it was none. */
    boolean openedNothing() {
        return completedByFilter && !used && !cleaned();
    }

    private void seenAt(long ticks) {
        longestPauseTicks = Math.max(longestPauseTicks, ticks - lastTicks);
        lastTicks = Math.max(lastTicks, ticks);
    }

    /** Whether a create names the same path. */
    boolean hasPathOf(IoRecord record) {
        if (record.textUnits() != pathUnits) {
            return false;
        }
        for (int i = 0; i < pathUnits; i++) {
            if (record.textUnit(i) != path[i]) {
                return false;
            }
        }
        return true;
    }

    /** Takes from the create, told by another provider, what the first one did not tell. */
    void learnOpener(IoRecord record) {
        if (openerProcess == -1) {
            openerProcess = record.processId();
        }
        if (openerThread == -1) {
            openerThread = record.threadId();
        }
    }

    /** The end of the create will not come. */
    void createEndMissed() {
        outcome = CreateOutcome.UNKNOWN;
    }

    /** An operation on the open, or its create, has not ended when the trace did. */
    void stillInFlight(FileOperation operation) {
        if (operation != FileOperation.CREATE) {
            pending++;
            cleanupUnderWay |= operation == FileOperation.CLEANUP;
        } else if (used) {
            // What was used had been opened before: the end is missing, not the create hanging.
            createEndMissed();
        }
    }

    /** The open was closed: if its create is still on its way up through the filters, one of them may have taken it back. */
    void closedBy(IoRecord record) {
        if (createRequest != null && this.equals(createRequest.epoch()) && outcome == CreateOutcome.OPEN) {
            createRequest.openClosed(record.timeTicks(), record.threadId());
        }
    }

    /** Takes note of an operation on the open. */
    void touch(IoRecord record, FileOperation operation) {
        seenAt(record.timeTicks());
        lastMajorFunction = operation.majorFunction();
        used = true;
        watched |= operation == FileOperation.DIRECTORY_NOTIFICATION;
        if (record.fileKey() != 0) {
            fileKey = record.fileKey();
        }
        boolean transfer = operation == FileOperation.READ || operation == FileOperation.WRITE;
        transferred |= transfer;
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

    /** The longest time between two operations on it, the create and the cleanup among them. */
    public long longestPauseTicks() {
        return longestPauseTicks;
    }

    /** Whether its cleanup has begun, and not ended when the trace did: a handle may be open as well as not. */
    public boolean cleanupUnderWay() {
        return cleanupUnderWay;
    }

    /** Whether a read or a write of it was recorded, paging included. */
    public boolean transferred() {
        return transferred;
    }

    /** IRP_MJ_* code of that operation. */
    public int lastMajorFunction() {
        return lastMajorFunction;
    }

    /** Whether the cache or a section went on reading or writing after the last handle was closed. */
    public boolean pagingAfterCleanup() {
        return pagingAfterCleanup;
    }

    /** Whether any operation but the create was seen. */
    public boolean used() {
        return used;
    }

    /** Whether it was opened for certain: its create has ended so, or it was used. */
    public boolean isOpened() {
        return outcome == CreateOutcome.OPEN || used;
    }

    /** Whether somebody waited for changes of it: it is a directory. */
    public boolean watched() {
        return watched;
    }

    /** Operations on the open, other than the create's own, that had no end when the trace ended. */
    public int pendingOperations() {
        return pending;
    }

    /** Requests on the open that were in a filter's callback, or below the filters, when the trace ended. */
    public int pendingRequests() {
        return pendingRequests;
    }

    /** Number of the volume in {@link VolumeTable}. */
    public int volume() {
        return volume;
    }

    /** Whether no file event told of the open, but only the filters' own callbacks. */
    public boolean isToldByFiltersOnly() {
        return toldByFiltersOnly;
    }

    /** Time of the record that told of the create; the create may have begun before, in a filter. */
    public long recordTicks() {
        return recordTicks;
    }

    /** Time of the create's first callback, where that was recorded when it was entered; else {@link #NEVER}. */
    public long requestTicks() {
        return requestTicks;
    }

    /** Thread that the create's first callback was recorded with; -1 when without. */
    public int requestThread() {
        return requestThread;
    }

    /** The filters that saw the create, as bits. */
    public long seenCreate() {
        return seenCreate;
    }

    /** The filters that saw the cleanup, as bits. */
    public long seenCleanup() {
        return seenCleanup;
    }

    /** The filters that saw the close, as bits. */
    public long seenClose() {
        return seenClose;
    }

    /** The filter in whose callback the create was issued on the same thread; {@link #NOT_NESTED} for none known. */
    public int nestedIn() {
        return nestedIn;
    }

    /** The FILE_OBJECT of the create in whose callback this one was issued; 0 for none known. */
    public long nestedInCreateOf() {
        return nestedInCreateOf;
    }

    /** Address of the filter instance that the filter manager's trace says has issued the create; 0 for none told. */
    public long initiatingInstance() {
        return initiatingInstance;
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

    /** Number of the pattern of its path, as {@link #pattern(int)} gave it; 0 for none. */
    public int pattern() {
        return pattern;
    }

    /** Notes the pattern of its path, for the one listener that numbers them. */
    public void pattern(int number) {
        pattern = number;
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
