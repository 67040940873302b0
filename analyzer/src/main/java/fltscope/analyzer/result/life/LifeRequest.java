package fltscope.analyzer.result.life;

import fltscope.analyzer.pairing.Epoch;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.IoRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One request on a file object: what FileIo and Kernel-File tell of it, and the callbacks that it went through. Times are
 * ticks, {@link Epoch#NEVER} where they were not recorded.
 *
 * <p>It is longer than a class should be because each of a request's records tells another part of it, and a reader asks for all.
 */
public final class LifeRequest {
    /** Callbacks of one request that are kept; a machine has a dozen filters. */
    private static final int MOST_CALLBACKS = 64;

    /** STATUS_FLT_DISALLOW_FAST_IO: the operation comes again, as an IRP. */
    private static final int STATUS_FLT_DISALLOW_FAST_IO = 0xC01C0004;

    private static final int FILE_IO = 1;
    private static final int KERNEL_FILE = 2;
    private static final int BOTH = FILE_IO | KERNEL_FILE;

    private final Life life;
    private final int majorFunction;
    private final long startTicks;
    private final List<LifeCallback> callbacks = new ArrayList<>(0);
    private int moreCallbacks;
    private boolean anyPost;

    private FileOperation operation;
    private int startedBy;
    private int endedBy;
    private int threadId;
    private int processId;
    private long callbackData;
    private long packet;
    private long pointer;
    private long recordTicks = Epoch.NEVER;
    private int code;
    private int access;
    private long extent;
    private String text;
    private long endTicks = Epoch.NEVER;
    private int status;
    private long information;
    private int reissues;
    private boolean pending;

    LifeRequest(Life life, int majorFunction, IoRecord record, long startTicks) {
        this.life = life;
        this.majorFunction = majorFunction;
        this.startTicks = startTicks;
        threadId = record.threadId();
        processId = record.processId();
        callbackData = record.callbackData();
        packet = record.irp();
    }

    Life life() {
        return life;
    }

    /** Takes the record that tells of its start. */
    void started(IoRecord record, FileOperation kind) {
        operation = kind;
        pointer = record.callbackData();
        startedBy = source(record);
        recordTicks = record.timeTicks();
        threadId = record.threadId() == -1 ? threadId : record.threadId();
        processId = record.processId() == -1 ? processId : record.processId();
        code = record.code();
        access = record.access();
        extent = record.extent();
        text = record.textUnits() == 0 ? null : record.text();
    }

    private static int source(IoRecord record) {
        return record.has(IoRecord.FLAG_KERNEL_FILE) ? KERNEL_FILE : FILE_IO;
    }

    boolean isStartToldAgainBy(IoRecord record, FileOperation kind) {
        return isSame(record, kind) && startedBy != BOTH && startedBy != source(record);
    }

    void startToldAgain() {
        startedBy = BOTH;
    }

    boolean isReissuedBy(IoRecord record, FileOperation kind, boolean endsRecorded) {
        boolean mayComeAgain = awaitsReissue() || (endTicks == Epoch.NEVER && kind == FileOperation.CREATE);
        return endsRecorded && mayComeAgain && isSame(record, kind);
    }

    private boolean isSame(IoRecord record, FileOperation kind) {
        return kind == operation && record.fileObject() == life.fileObject();
    }

    void reissued() {
        reissues++;
        endTicks = Epoch.NEVER;
        endedBy = 0;
    }

    /** Takes the record that tells of its end; false when no more records of it can come. */
    boolean ended(IoRecord record) {
        if (endTicks != Epoch.NEVER) {
            return startedBy == BOTH && endedBy == source(record);
        }
        endTicks = record.timeTicks();
        endedBy = source(record);
        status = record.code();
        information = record.extent();
        return startedBy == BOTH || awaitsReissue();
    }

    private boolean awaitsReissue() {
        return endTicks != Epoch.NEVER && status == STATUS_FLT_DISALLOW_FAST_IO;
    }

    /** Takes the path that a second record tells, such as the new name of a rename. */
    void detail(IoRecord record) {
        if (record.textUnits() != 0) {
            text = record.text();
        }
    }

    /** Whether a callback's record can be of this request. */
    boolean isOf(IoRecord record) {
        return record.fileObject() == life.fileObject() && record.majorFunction() == majorFunction;
    }

    /** A filter below the one that tells of the operation got it. */
    void reachedFilters(IoRecord record) {
        callbackData = record.callbackData();
        packet = record.irp();
    }

    /** Whether a pre-operation callback can not be of this request, as it is on its way back or begins with the same filter. */
    boolean isOverFor(long routine) {
        if (anyPost || endTicks != Epoch.NEVER) {
            return true;
        }
        boolean first = !callbacks.isEmpty() && callbacks.get(0).routine() == routine;
        return first && (startedBy != 0 || callbacks.stream().anyMatch(callback -> callback.routine() != routine));
    }

    void entered(IoRecord record) {
        add(new LifeCallback(record.address(), record.has(IoRecord.FLAG_POST), record.timeTicks()));
    }

    void returned(IoRecord record) {
        LifeCallback callback = awaiting(record);
        if (callback == null) {
            callback = new LifeCallback(record.address(), record.has(IoRecord.FLAG_POST), record.otherTicks());
            add(callback);
        }
        callback.returned(record.timeTicks());
        threadId = threadId == -1 ? record.threadId() : threadId;
    }

    void failed(IoRecord record) {
        LifeCallback callback = awaiting(record);
        if (callback == null) {
            callback = new LifeCallback(record.address(), record.has(IoRecord.FLAG_POST), Epoch.NEVER);
            add(callback);
        }
        callback.failed(record.timeTicks(), record.code());
    }

    /** Whether a return or failure is of a callback that was entered and has not returned. */
    boolean awaits(IoRecord record) {
        return awaiting(record) != null;
    }

    private LifeCallback awaiting(IoRecord record) {
        for (int i = callbacks.size() - 1; i >= 0; i--) {
            if (callbacks.get(i).awaits(record.address(), record.has(IoRecord.FLAG_POST))) {
                return callbacks.get(i);
            }
        }
        return null;
    }

    private void add(LifeCallback callback) {
        anyPost |= callback.post();
        if (callbacks.size() < MOST_CALLBACKS) {
            callbacks.add(callback);
        } else {
            moreCallbacks++;
        }
    }

    /** Whether it was passed on and has not come back: a filter may begin it again. */
    boolean isUnderWay() {
        return operation != null && !hasEnded() && !anyPost;
    }

    /** Whether FileIo and Kernel-File never saw it, as a filter failed it before. */
    boolean isFailedByFilter() {
        return operation == null && callbacks.stream().anyMatch(LifeCallback::failed);
    }

    /** The trace has ended, and it was under way. */
    void leftPending() {
        pending = true;
    }

    /** Address of the FILE_OBJECT. */
    public long fileObject() {
        return life.fileObject();
    }

    /** Address of the FLT_CALLBACK_DATA, or what FileIo and Kernel-File call Irp where no filter told of it. */
    public long callbackData() {
        return callbackData;
    }

    /** Address of the IRP that callbacks were called for; 0 for none, or not known. */
    long packet() {
        return packet;
    }

    /** What FileIo and Kernel-File call Irp; 0 where they did not tell of it. */
    long pointer() {
        return pointer;
    }

    /** Whether it is the operation that these records tell, and none has told it yet. */
    boolean mayBe(IoRecord record, FileOperation kind) {
        return operation == null && majorFunction == kind.majorFunction() && record.fileObject() == life.fileObject();
    }

    /** IRP_MJ_* code. */
    public int majorFunction() {
        return majorFunction;
    }

    /** The file operation as FileIo and Kernel-File call it; null where only filters told of it. */
    public FileOperation operation() {
        return operation;
    }

    /** Time of its first record. */
    public long startTicks() {
        return startTicks;
    }

    /** Time of the record of FileIo or Kernel-File. */
    public long recordTicks() {
        return recordTicks;
    }

    /** Thread that issued it; -1 when not known. */
    public int threadId() {
        return threadId;
    }

    /** Process as the record has it; -1 when it has none. */
    public int processId() {
        return processId;
    }

    /** Create options with the disposition in the high 8 bits, or an information class. */
    public int code() {
        return code;
    }

    /** Share access of a create, flags of a transfer. */
    public int access() {
        return access;
    }

    /** Bytes to transfer. */
    public long extent() {
        return extent;
    }

    /** Path or pattern; null for none. */
    public String text() {
        return text;
    }

    public long endTicks() {
        return endTicks;
    }

    public boolean hasEnded() {
        return endTicks != Epoch.NEVER;
    }

    /** NTSTATUS of one that has ended. */
    public int status() {
        return status;
    }

    /** Information of one that has ended, such as the bytes transferred. */
    public long information() {
        return information;
    }

    /** How often it came again under its pointer. */
    public int reissues() {
        return reissues;
    }

    /** Whether nothing else had taken its place when the trace ended. */
    public boolean isPending() {
        return pending;
    }

    /** The callbacks, in the order in which they became known. */
    public List<LifeCallback> callbacks() {
        return Collections.unmodifiableList(callbacks);
    }

    /** Callbacks beyond those. */
    public int moreCallbacks() {
        return moreCallbacks;
    }
}
