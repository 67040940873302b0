package fltscope.analyzer.result.life;

import fltscope.analyzer.pairing.Epoch;
import fltscope.schemas.event.MajorFunction;
import fltscope.schemas.event.NtStatus;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.IoRecord;
import java.util.List;
import java.util.function.Consumer;

/** One life of one FILE_OBJECT address. Times are ticks, {@link Epoch#NEVER} for what did not come. */
public final class Life {
    /** Whether it is one of those that were asked for. */
    enum State {
        UNDECIDED,
        WANTED,
        REJECTED
    }

    State state = State.UNDECIDED;
    int number;
    /** The life that this one's create ended implicitly; its last records may come at the same moment. */
    Life before;

    private final long fileObject;
    private final long startTicks;
    private final int processor;
    private final KeptRequests requests = new KeptRequests();
    private boolean createSeen;
    private boolean openedById;
    private boolean namedByRecord;
    private long fileKey;
    private String path;
    private long lastTicks;
    private long replacedTicks = Epoch.NEVER;
    private LifeRequest create;
    private LifeRequest cleanup;
    private LifeRequest close;
    private long[] stack = new long[0];
    private long stackTicks = Epoch.NEVER;

    Life(IoRecord record, long startTicks) {
        fileObject = record.fileObject();
        processor = record.processor();
        this.startTicks = startTicks;
        lastTicks = startTicks;
    }

    /** A request on it has begun. */
    void add(LifeRequest request, LifeDetail detail) {
        requests.add(request, detail);
        switch (request.majorFunction()) {
            case MajorFunction.CREATE -> create = create == null ? request : create;
            case MajorFunction.CLEANUP -> cleanup = cleanup == null ? request : cleanup;
            case MajorFunction.CLOSE -> close = close == null ? request : close;
            default -> {
                // Only how it begins and ends makes a difference.
            }
        }
        if (request.majorFunction() == MajorFunction.CREATE) {
            createSeen = true;
        }
    }

    /** Takes the record of its create. */
    void created(IoRecord record) {
        openedById = record.has(IoRecord.FLAG_BINARY_PATH);
        namedByRecord = record.textUnits() > 0;
        path = namedByRecord ? record.text() : null;
    }

    /** Takes note of any record of it. */
    void touch(IoRecord record) {
        lastTicks = Math.max(lastTicks, record.timeTicks());
        if (record.fileKey() != 0) {
            fileKey = record.fileKey();
        }
    }

    /** Takes the path that is known of its file, where its create did not tell one. */
    public void named(String ofFile) {
        if (!namedByRecord) {
            path = ofFile;
        }
    }

    void replaced(long ticks) {
        replacedTicks = ticks;
    }

    /** Whether no new request can be of it. */
    boolean isOver() {
        return end() != LifeEnd.OPEN;
    }

    /** Whether a record at the moment of the create, from another processor, is of the life before. */
    boolean isTied(IoRecord record, FileOperation operation) {
        boolean ends = operation == FileOperation.CLEANUP || operation == FileOperation.CLOSE;
        return ends
                && before != null
                && before.startTicks < startTicks
                && startTicks == record.timeTicks()
                && processor != record.processor();
    }

    void stack(long[] frames, long ofTicks) {
        stack = frames;
        stackTicks = ofTicks;
    }

    /** Drops what is not needed to list it. */
    void strip() {
        requests.clear();
        before = null;
    }

    /** Keeps nothing but that it is not wanted. */
    void reject() {
        state = State.REJECTED;
        path = null;
        create = null;
        cleanup = null;
        close = null;
    }

    void forEachRequest(Consumer<LifeRequest> action) {
        requests.forEach(action);
    }

    /** Address of the FILE_OBJECT. */
    public long fileObject() {
        return fileObject;
    }

    /** Its place in time among the lives that were asked for, from 1. */
    public int number() {
        return number;
    }

    /** When its first record came. */
    public long startTicks() {
        return startTicks;
    }

    /** When its last record came. */
    public long lastTicks() {
        return lastTicks;
    }

    /** Address of the file's context; 0 when no record told it. */
    public long fileKey() {
        return fileKey;
    }

    /** Whether its create was recorded: else it was there before the trace, no create made it, or that was lost. */
    public boolean createSeen() {
        return createSeen;
    }

    /** Whether FileIo and Kernel-File did not tell of its create, and filters did. */
    public boolean isToldByFiltersOnly() {
        return create != null && create.operation() == null;
    }

    /** Path of the create, or what its file is known as; null when not known. */
    public String path() {
        return path;
    }

    /** Whether the file was opened by its id. */
    public boolean openedById() {
        return openedById;
    }

    /** How it ended. */
    public LifeEnd end() {
        if (close != null) {
            return LifeEnd.CLOSED;
        }
        if (create != null && create.hasEnded() && NtStatus.isReparse(create.status())) {
            return LifeEnd.REPARSED;
        }
        if (create != null && (create.hasEnded() ? !NtStatus.isSuccess(create.status()) : create.isFailedByFilter())) {
            return LifeEnd.FAILED;
        }
        return replacedTicks == Epoch.NEVER ? LifeEnd.OPEN : LifeEnd.REPLACED;
    }

    /** When that was; for one that is open the time of its last record. */
    public long endTicks() {
        return switch (end()) {
            case CLOSED -> close.startTicks();
            case FAILED, REPARSED -> create.hasEnded() ? create.endTicks() : lastTicks;
            case REPLACED -> replacedTicks;
            case OPEN -> lastTicks;
        };
    }

    /** The create; null when not recorded. */
    public LifeRequest create() {
        return create;
    }

    /** The first cleanup; null when there was none. */
    public LifeRequest cleanup() {
        return cleanup;
    }

    /** The close; null when there was none. */
    public LifeRequest close() {
        return close;
    }

    /** Requests on it, those included that are not kept. */
    public long requestCount() {
        return requests.count();
    }

    /** The requests from its beginning, in time order. */
    public List<LifeRequest> firstRequests() {
        return requests.first();
    }

    /** The requests from its end, in time order. */
    public List<LifeRequest> lastRequests() {
        return requests.last();
    }

    /** Requests between those, that are not kept. */
    public long omittedRequests() {
        return requests.omitted();
    }

    /** Addresses on the stack of the create, innermost first; empty when it was not recorded. */
    public long[] stack() {
        return stack;
    }

    /** Time of the event that the stack is of. */
    public long stackTicks() {
        return stackTicks;
    }
}
