package fltscope.analyzer.life;

import fltscope.analyzer.pairing.FileObject;
import fltscope.analyzer.pairing.LifeEnd;
import fltscope.schemas.event.MajorFunction;
import fltscope.schemas.record.IoRecord;
import java.util.List;

/** One life of one FILE_OBJECT address. Times are ticks, {@link FileObject#NEVER} for what did not come. */
public final class Life {
    /** Whether it is one of those that were asked for. */
    enum State {
        UNDECIDED,
        WANTED,
        REJECTED
    }

    State state = State.UNDECIDED;
    int number;

    private final long fileObject;
    private final boolean createSeen;
    private final KeptRequests requests = new KeptRequests();
    private boolean openedById;
    private boolean namedByRecord;
    private long fileKey;
    private String path;
    private long startTicks;
    private long lastTicks;
    private LifeEnd end = LifeEnd.OPEN;
    private long endTicks;
    private LifeRequest create;
    private LifeRequest cleanup;
    private LifeRequest close;
    private long[] stack = new long[0];
    private long stackTicks = FileObject.NEVER;

    Life(long fileObject, long startTicks, boolean createSeen) {
        this.fileObject = fileObject;
        this.startTicks = startTicks;
        this.createSeen = createSeen;
        lastTicks = startTicks;
    }

    /** A request on it has begun. */
    void add(LifeRequest request, LifeDetail detail) {
        requests.add(request, detail);
        startTicks = Math.min(startTicks, request.startTicks());
        lastTicks = Math.max(lastTicks, request.lastTicks());
        switch (request.majorFunction()) {
            case MajorFunction.CREATE -> create = create == null ? request : create;
            case MajorFunction.CLEANUP -> cleanup = cleanup == null ? request : cleanup;
            case MajorFunction.CLOSE -> close = close == null ? request : close;
            default -> {
                // Only how it begins and ends makes a difference.
            }
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
        touch(record.timeTicks());
        if (record.fileKey() != 0) {
            fileKey = record.fileKey();
        }
    }

    void touch(long ticks) {
        lastTicks = Math.max(lastTicks, ticks);
    }

    void knownAs(long key) {
        fileKey = key;
    }

    /** Takes the path that is known of its file, where its create did not tell one. */
    public void named(String ofFile) {
        if (!namedByRecord) {
            path = ofFile;
        }
    }

    void ended(LifeEnd how, long ticks) {
        end = how;
        endTicks = ticks;
    }

    void stack(long[] frames, long ofTicks) {
        stack = frames;
        stackTicks = ofTicks;
    }

    /** Drops what is not needed to list it. */
    void strip() {
        requests.clear();
    }

    /** Keeps nothing but that it is not wanted. */
    void reject() {
        state = State.REJECTED;
        path = null;
        create = null;
        cleanup = null;
        close = null;
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
        return end;
    }

    /** When that was; for one that is open the time of its last record. */
    public long endTicks() {
        return switch (end) {
            case OPEN -> lastTicks;
            case CLOSED -> close == null ? endTicks : close.startTicks();
            case FAILED, REPARSED, COMPLETED -> create != null && create.hasEnded() ? create.endTicks() : lastTicks;
            case REPLACED -> endTicks;
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
