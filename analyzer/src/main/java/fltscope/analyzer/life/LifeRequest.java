package fltscope.analyzer.life;

import fltscope.analyzer.pairing.FileObject;
import fltscope.analyzer.pairing.Operation;
import fltscope.analyzer.pairing.Request;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.IoRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One request on a file object: what FileIo and Kernel-File tell of it, and the callbacks that it went through. Times are
 * ticks, {@link FileObject#NEVER} where they were not recorded.
 *
 * <p>It is longer than a class should be because each of a request's records tells another part of it, and a reader asks for all.
 */
public final class LifeRequest {
    /** Callbacks of one request that are kept; a machine has a dozen filters. */
    private static final int MOST_CALLBACKS = 64;

    private Life life;
    private final int majorFunction;
    private final long startTicks;
    private final List<LifeCallback> callbacks = new ArrayList<>(0);
    private int moreCallbacks;

    private FileOperation operation;
    private int threadId;
    private int processId;
    private long callbackData;
    private final long fileObject;
    private long fileKey;
    private long lastTicks;
    private Operation source;
    private long recordTicks = FileObject.NEVER;
    private int code;
    private int access;
    private long extent;
    private String text;
    private long endTicks = FileObject.NEVER;
    private int status;
    private long information;
    private int reissues;
    private boolean pending;

    LifeRequest(int majorFunction, IoRecord record, long startTicks) {
        this.majorFunction = majorFunction;
        this.startTicks = startTicks;
        fileObject = record.fileObject();
        threadId = record.threadId();
        processId = record.processId();
        callbackData = record.callbackData();
        touch(record);
    }

    /** The life that it is of; null while that is not known. */
    Life life() {
        return life;
    }

    void isIn(Life its) {
        life = its;
    }

    /** Takes note of a record of it. */
    void touch(IoRecord record) {
        lastTicks = Math.max(lastTicks, record.timeTicks());
        fileKey = record.fileKey() == 0 ? fileKey : record.fileKey();
    }

    /** Time of the last record before its life was known. */
    long lastTicks() {
        return lastTicks;
    }

    /** Address of the file's context, from a record before its life was known; 0 when none had it. */
    long fileKey() {
        return fileKey;
    }

    /** Takes the record of its start. */
    void started(IoRecord record, Operation of) {
        source = of;
        operation = of.kind();
        recordTicks = record.timeTicks();
        threadId = record.threadId() == -1 ? threadId : record.threadId();
        processId = record.processId() == -1 ? processId : record.processId();
        code = record.code();
        access = record.access();
        extent = record.extent();
        text = record.textUnits() == 0 ? null : record.text();
    }

    /** Whether it is this operation, which was recorded before any filter below had it. */
    boolean isOf(Operation started) {
        return started.equals(source) && callbacks.isEmpty() && !hasEnded();
    }

    void reissued() {
        reissues++;
        endTicks = FileObject.NEVER;
    }

    /** Takes the end. */
    void ended(Operation of) {
        endTicks = of.endTicks();
        status = of.status();
        information = of.information();
    }

    /** Takes the path that a second record tells, such as the new name of a rename. */
    void detail(IoRecord record) {
        if (record.textUnits() != 0) {
            text = record.text();
        }
    }

    /** A filter below the one that records the operation got it. */
    void reachedFilters(Request request) {
        callbackData = request.callbackData();
    }

    void entered(IoRecord record) {
        add(new LifeCallback(record.address(), record.has(IoRecord.FLAG_POST), record.timeTicks()));
    }

    void returned(IoRecord record, boolean paired) {
        LifeCallback callback = paired ? awaiting(record) : null;
        if (callback == null) {
            callback = new LifeCallback(record.address(), record.has(IoRecord.FLAG_POST), record.otherTicks());
            add(callback);
        }
        callback.returned(record.timeTicks());
        threadId = threadId == -1 ? record.threadId() : threadId;
    }

    void failed(IoRecord record, boolean paired) {
        // A failure comes behind the return, and in addition to it.
        LifeCallback callback = paired ? awaiting(record) : returned(record);
        if (callback == null) {
            callback = new LifeCallback(record.address(), record.has(IoRecord.FLAG_POST), FileObject.NEVER);
            add(callback);
        }
        callback.failed(record.timeTicks(), record.code());
    }

    /** The callback that was entered last of those that a return or failure may be of; null where too many are kept. */
    private LifeCallback awaiting(IoRecord record) {
        for (int i = callbacks.size() - 1; i >= 0; i--) {
            if (callbacks.get(i).awaits(record.address(), record.has(IoRecord.FLAG_POST))) {
                return callbacks.get(i);
            }
        }
        return null;
    }

    /** The callback that a failure is of whose return was recorded; null when there is none. */
    private LifeCallback returned(IoRecord failure) {
        for (int i = callbacks.size() - 1; i >= 0; i--) {
            if (callbacks.get(i).mayHaveFailed(failure.address(), failure.has(IoRecord.FLAG_POST))) {
                return callbacks.get(i);
            }
        }
        return null;
    }

    private void add(LifeCallback callback) {
        if (callbacks.size() < MOST_CALLBACKS) {
            callbacks.add(callback);
        } else {
            moreCallbacks++;
        }
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
        return fileObject;
    }

    /** Address of the FLT_CALLBACK_DATA, or what FileIo and Kernel-File call Irp where no filter told of it. */
    public long callbackData() {
        return callbackData;
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
        return endTicks != FileObject.NEVER;
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
