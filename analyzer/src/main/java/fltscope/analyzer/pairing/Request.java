package fltscope.analyzer.pairing;

import fltscope.schemas.event.MajorFunction;
import fltscope.schemas.record.IoRecord;

/**
 * One request on its way through the filters: the use of one FLT_CALLBACK_DATA for one operation. Pooled.
 */
public final class Request {
    /** Callbacks of one request that can be under way at one time; deeper ones are counted, not told apart. */
    static final int DEPTH = 16;
    /** Value of {@link #preReturnTicks} of a callback that has not returned. */
    static final long NOT_RETURNED = Long.MIN_VALUE;

    long callbackData;
    long irp;
    long fileObject;
    long fileKey;
    int majorFunction;
    long startTicks;
    /** The thread that issued it; null when that is not known. */
    FilterThread thread;

    int processId;
    private int group;
    private int program;

    int processor;
    int firstFilter;
    int lastPreFilter;
    /** When the pre-operation callback of {@link #lastPreFilter} returned; {@link #NOT_RETURNED} when that was not seen. */
    long preReturnTicks;

    long preMask;
    long preAgainMask;
    long postMask;
    long failedMask;
    /** The filters of the request that this one followed without having seen it come back; 0 where it did. */
    long priorMask;

    boolean startedInFileIo;
    boolean endedInFileIo;
    /** Whether its operation was recorded before it came to a filter: FileInfo stands above that. */
    boolean startedFirst;

    /** Whether a pre-operation callback has failed it: it goes no further. */
    boolean failedOnItsWayDown;

    long failedTicks;
    int failedStatus;

    /** Whether a stack may be kept for its first record, and no life has taken that over; then {@link #stackThread} is set. */
    boolean mayHaveStack;

    /** Thread that its first record was recorded with; -1 when without. */
    int stackThread;

    /** The request in whose callback this one was issued, on the same thread; null when none is known. */
    Request outer;

    int nestedIn = FileObject.NOT_NESTED;
    /** The FILE_OBJECT that {@link #outer} creates; 0 where it is another request, or none is known. */
    long nestedInCreateOf;

    FileObject epoch;
    long epochSerial;
    /** Whether the create of its open was recorded. */
    boolean createKnown;

    int volume;

    final int[] openFilter = new int[DEPTH];
    final boolean[] openPost = new boolean[DEPTH];
    final boolean[] openAgain = new boolean[DEPTH];
    /** Whether a failure has taken the place of the return, which then need not come. */
    final boolean[] openFailed = new boolean[DEPTH];
    /** The thread that each callback is on; null where that is not known. */
    final FilterThread[] openThread = new FilterThread[DEPTH];

    final long[] openTicks = new long[DEPTH];
    int open;
    /** Of the callback that was taken off last. */
    FilterThread poppedThread;

    /** When the open of this create was closed again before the request had ended; {@link FileObject#NEVER} if not. */
    private long closedTicks;

    private int closedThread;

    final HeldSamples held = new HeldSamples();
    /** The pre-operation callbacks that have returned while it was not told which thread they were on. */
    private final int[] returnedFilter = new int[DEPTH];

    private final long[] returnedEntryTicks = new long[DEPTH];
    private final long[] returnedTicks = new long[DEPTH];
    private int returned;

    void begin(IoRecord record, int filter, long ticks, FilterThread on) {
        callbackData = record.callbackData();
        irp = record.irp();
        fileObject = record.fileObject();
        fileKey = record.fileKey();
        majorFunction = record.majorFunction();
        startTicks = ticks;
        thread = on;
        processId = record.processId();
        group = 0;
        program = 0;
        processor = record.processor();
        firstFilter = filter;
        lastPreFilter = filter;
        preReturnTicks = NOT_RETURNED;
        preMask = 0;
        preAgainMask = 0;
        postMask = 0;
        failedMask = 0;
        priorMask = 0;
        startedInFileIo = false;
        endedInFileIo = false;
        failedOnItsWayDown = false;
        startedFirst = false;
        mayHaveStack = false;
        stackThread = record.threadId();
        outer = null;
        nestedIn = FileObject.NOT_NESTED;
        nestedInCreateOf = 0;
        epoch = null;
        epochSerial = 0;
        createKnown = false;
        volume = VolumeTable.UNKNOWN;
        open = 0;
        closedTicks = FileObject.NEVER;
        held.clear();
        returned = 0;
    }

    /** A pre-operation callback has returned; its thread was not recorded. */
    void returnedOnUnknownThread(int filter, long entryTicks, long ticks) {
        if (returned < DEPTH) {
            returnedFilter[returned] = filter;
            returnedEntryTicks[returned] = entryTicks;
            returnedTicks[returned++] = ticks;
        }
    }

    /** Those callbacks were on this thread: a create on it while one of them ran was issued there. */
    void returnedOn(FilterThread known) {
        for (int i = 0; i < returned; i++) {
            known.lastCreate.returned(this, returnedFilter[i], returnedEntryTicks[i], returnedTicks[i]);
        }
        returned = 0;
    }

    /** The open of this create was closed. */
    void openClosed(long ticks, int thread) {
        closedTicks = ticks;
        closedThread = thread;
    }

    /**
     * Whether a callback of this create on its way up closed the open: it is the one that called FltCancelFileOpen. Asked once
     * for each callback that has returned; after the answer is yes it is no.
     */
    boolean wasCancelledIn(long startTicks, long endTicks) {
        boolean during = closedTicks >= startTicks && closedTicks <= endTicks;
        boolean cancelled = during && thread != null && closedThread == thread.id;
        if (cancelled) {
            closedTicks = FileObject.NEVER;
        }
        return cancelled;
    }

    void bind(FileObject of) {
        epoch = of;
        epochSerial = of == null ? 0 : of.serial;
        createKnown = of != null && of.createSeen;
        volume = of == null ? VolumeTable.UNKNOWN : of.volume;
    }

    /** The open that the request works on; null when it is not known or has ended. */
    public FileObject epoch() {
        return epoch != null && epoch.serial == epochSerial ? epoch : null;
    }

    /** Notes that a callback was entered; false when too many are under way. */
    boolean push(int filter, boolean post, boolean again, long ticks, FilterThread on) {
        if (open == DEPTH) {
            return false;
        }
        openFilter[open] = filter;
        openPost[open] = post;
        openAgain[open] = again;
        openFailed[open] = false;
        openThread[open] = on;
        openTicks[open++] = ticks;
        return true;
    }

    /** Takes off the last entered callback of a filter and phase; returns its place, or -1 when there is none. */
    int pop(int filter, boolean post) {
        for (int i = open - 1; i >= 0; i--) {
            if (openFilter[i] == filter && openPost[i] == post) {
                boolean again = openAgain[i];
                poppedThread = openThread[i];
                for (int j = i + 1; j < open; j++) {
                    openFilter[j - 1] = openFilter[j];
                    openPost[j - 1] = openPost[j];
                    openAgain[j - 1] = openAgain[j];
                    openFailed[j - 1] = openFailed[j];
                    openThread[j - 1] = openThread[j];
                    openTicks[j - 1] = openTicks[j];
                }
                open--;
                return again ? 1 : 0;
            }
        }
        return -1;
    }

    /** The last entered callback of a filter and phase has failed the request; false when none is under way. */
    boolean failed(int filter, boolean post) {
        for (int i = open - 1; i >= 0; i--) {
            if (openFilter[i] == filter && openPost[i] == post && !openFailed[i]) {
                openFailed[i] = true;
                return true;
            }
        }
        return false;
    }

    /** Whether it is a create in a post-operation callback, where a filter may send it down once more on the same thread. */
    boolean isReissuing(int on) {
        return majorFunction == MajorFunction.CREATE
                && underWay() > 0
                && openPost[innermost()]
                && (on == -1 || openThread[innermost()] == null || openThread[innermost()].id == on);
    }

    /** Whether one of its callbacks is under way on a thread. */
    boolean isOn(FilterThread on) {
        return innermostOn(on) >= 0;
    }

    /** The filter whose callback was entered last on a thread and is under way there: one is. */
    int innermostFilterOn(FilterThread on) {
        return openFilter[innermostOn(on)];
    }

    private int innermostOn(FilterThread on) {
        int i = open - 1;
        while (i >= 0 && (openFailed[i] || !on.equals(openThread[i]))) {
            i--;
        }
        return i;
    }

    /** The thread that issued it has become known: its callbacks are on it, but for those that are known to be on another. */
    void issuedOn(FilterThread known) {
        thread = known;
        for (int i = 0; i < open; i++) {
            if (openThread[i] == null) {
                openThread[i] = known;
            }
        }
        held.settle(known.nesting, majorFunction);
    }

    /** A filter has sent it down once more, to those below: they, and FileInfo, get it as if for the first time. */
    void reissued(long below) {
        preMask &= ~below;
        preAgainMask &= ~below;
        postMask &= ~below;
        startedInFileIo = false;
        endedInFileIo = false;
        failedOnItsWayDown = false;
        preReturnTicks = NOT_RETURNED;
    }

    void failsOnItsWayDown(IoRecord failure) {
        failedOnItsWayDown = true;
        failedTicks = failure.timeTicks();
        failedStatus = failure.code();
    }

    /** Its first callback was taken for one of the request before. */
    void cameFirstTo(int filter) {
        firstFilter = filter;
        preMask |= 1L << filter;
    }

    /** No thread is in a callback of it any more. */
    void leaveThreads() {
        for (int i = 0; i < open; i++) {
            if (openThread[i] != null) {
                openThread[i].left(this);
            }
        }
    }

    /** How many callbacks are under way: entered, not returned and not failed. */
    int underWay() {
        int count = 0;
        for (int i = 0; i < open; i++) {
            count += openFailed[i] ? 0 : 1;
        }
        return count;
    }

    /** Place of the callback that was entered last and is under way. */
    int innermost() {
        int i = open - 1;
        while (openFailed[i]) {
            i--;
        }
        return i;
    }

    /** The filter whose callback was entered last and is under way. */
    int innermostFilter() {
        return openFilter[innermost()];
    }

    public int majorFunction() {
        return majorFunction;
    }

    /** Address of the FLT_CALLBACK_DATA. */
    public long callbackData() {
        return callbackData;
    }

    public long fileObject() {
        return fileObject;
    }

    /** Address of the IRP that its callbacks were called for; 0 for none, or not known. */
    public long irp() {
        return irp;
    }

    /** Number of its group, as {@link #group(int)} gave it; 0 for none. */
    public int group() {
        return group;
    }

    /** Puts it into a group of requests that belong together for the one listener that makes groups. */
    public void group(int number) {
        group = number;
    }

    /** Number of the program that issued it, as {@link #program(int)} gave it; 0 for none. */
    public int program() {
        return program;
    }

    /** Notes the program that issued it, for the one listener that numbers them. */
    public void program(int number) {
        program = number;
    }

    /** Whether a stack of its first record would be that of a create whose life has not taken it over. */
    public boolean mayHaveStack() {
        return mayHaveStack;
    }

    /** Thread that its first record was recorded with; -1 when without. */
    public int firstThreadId() {
        return stackThread;
    }

    /** Time of its first record. */
    public long startTicks() {
        return startTicks;
    }

    /** -1 when not known. */
    public int threadId() {
        return thread == null ? -1 : thread.id;
    }

    /** Process that the first record named; -1 when it did not. */
    public int processId() {
        return processId;
    }

    /** The filters that it came to before the operation, as bits. */
    public long preMask() {
        return preMask;
    }

    /** The filter that it came to last before the operation. */
    public int lastPreFilter() {
        return lastPreFilter;
    }
}
