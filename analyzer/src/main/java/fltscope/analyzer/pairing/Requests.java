package fltscope.analyzer.pairing;

import fltscope.analyzer.pairing.seen.Twins;
import fltscope.analyzer.pairing.seen.UsedObjects;
import fltscope.analyzer.state.LongMap;
import fltscope.schemas.event.MajorFunction;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Follows requests through the filters, by the address of their FLT_CALLBACK_DATA: pairs the entry and the return of each
 * callback, notes which filters a request came to, and joins it with the operation that FileIo or Kernel-File tells under the
 * same pointer. A callback data is used again at once, so a record that can not belong to the request at hand begins the next
 * one, and the old one has ended.
 *
 * <p>A return carries its entry's time; entries are recorded apart, and may not be at all.
 *
 * <p>It is longer than a class should be because each of its rules reads and changes the request at hand.
 */
final class Requests {
    private final LongMap<Request> live = new LongMap<>();
    private final FilterThread.Table threads = new FilterThread.Table();
    private final ArrayDeque<Request> pool = new ArrayDeque<>();
    private final PairingCounters counters;
    private final FileObjects epochs;
    private final FilterTable filters;
    private final FilterOrder order;
    private final PairingListener listener;
    private final CallbackSample sample = new CallbackSample();
    private final Join join;
    private final FirstCallbacks firstCallbacks = new FirstCallbacks();
    private final Twins twins = new Twins();
    private final UsedObjects usedObjects = new UsedObjects();
    private long startTicks;
    /** By filter: the major functions (low 64 codes) for which a post-operation callback was seen. */
    private final long[] postsSeen = new long[FilterTable.MOST + 1];
    /** The major functions (low 64 codes) of which file events have told an end. */
    private long fileEndsSeen;
    /** The filters below which file events have told of a create. */
    private long aboveFileInfo;

    private boolean anyLoss;

    /**
     * @param startTicks when the recording began
     * @param inFlight the operations that have started and not ended, by their pointers
     */
    Requests(
            long startTicks,
            PairingCounters counters,
            FileObjects epochs,
            LongMap<Operation> inFlight,
            FilterTable filters,
            FilterOrder order,
            PairingListener listener) {
        this.startTicks = startTicks;
        this.counters = counters;
        this.epochs = epochs;
        this.filters = filters;
        this.order = order;
        this.listener = listener;
        join = new Join(live, inFlight);
    }

    /** The first record is of this time: another of the recording's files may have begun earlier. */
    void recordedSince(long ticks) {
        startTicks = Math.min(startTicks, ticks);
    }

    Join join() {
        return join;
    }

    FirstCallbacks firstCallbacks() {
        return firstCallbacks;
    }

    void callbackStart(IoRecord record) {
        counters.add(PairingCounter.CALLBACK_STARTS);
        boolean post = record.has(IoRecord.FLAG_POST);
        int filter = filters.filterOf(record.address(), record.timeTicks());
        Request request = requestOf(record, filter, post, record.timeTicks());
        boolean again = note(request, record, filter, post, record.timeTicks());
        FilterThread on = record.threadId() == -1 ? request.thread : threads.of(record.threadId(), request.thread);
        if (!request.push(filter, post, again, record.timeTicks(), on)) {
            counters.add(PairingCounter.CALLBACKS_TOO_DEEP);
        } else if (on != null) {
            on.request = request;
        }
        listener.callbackEntered(request, record);
    }

    void callbackEnd(IoRecord record) {
        counters.add(PairingCounter.CALLBACK_ENDS);
        boolean post = record.has(IoRecord.FLAG_POST);
        int filter = filters.filterOf(record.address(), record.timeTicks());
        // What was under way when the recording began has no time of entry, or that of an older recording.
        boolean timed = record.otherTicks() >= startTicks;
        long entryTicks = timed ? record.otherTicks() : record.timeTicks();
        Request request = live.get(record.callbackData());
        int instance = isOf(request, record) ? request.pop(filter, post) : -1;
        boolean alone = instance < 0;
        FilterThread on = null;
        if (!alone) {
            counters.add(PairingCounter.CALLBACKS_PAIRED);
            on = request.poppedThread;
            if (on != null && !request.isOn(on)) {
                on.left(request);
            }
        } else {
            counters.add(PairingCounter.CALLBACK_ENDS_ALONE);
            request = requestOf(record, filter, post, entryTicks);
            instance = note(request, record, filter, post, entryTicks) ? 1 : 0;
        }
        if (!post && request.lastPreFilter == filter) {
            request.preReturnTicks = record.timeTicks();
        }
        if (record.threadId() != -1) {
            on = threads.of(record.threadId(), request.thread);
            if (request.thread == null) {
                request.issuedOn(on);
            }
        } else if (on == null) {
            on = request.thread;
        }
        if (on == null && !post && !request.startedInFileIo) {
            request.returnedOnUnknownThread(filter, entryTicks, record.timeTicks());
        }
        if (alone && on != null) {
            on.lastCreate.returned(request, filter, entryTicks, record.timeTicks());
        }
        listener.callbackReturned(request, record, !alone);
        if (post && request.wasCancelledIn(entryTicks, record.timeTicks())) {
            counters.add(PairingCounter.CREATES_CANCELLED);
        }
        if (!timed) {
            counters.add(PairingCounter.CALLBACKS_BEGUN_BEFORE);
            return;
        }
        sample.filter = filter;
        sample.again = instance == 1;
        sample.post = post;
        sample.startTicks = entryTicks;
        sample.endTicks = record.timeTicks();
        own(on, record.majorFunction());
        measured(request);
    }

    /** What is the callback's own of its time, as far as its thread is known. */
    private void own(FilterThread on, int majorFunction) {
        sample.nested = 0;
        sample.threadId = on == null ? -1 : on.id;
        sample.ownTicks = FileObject.NEVER;
        if (on != null) {
            Nesting nesting = on.nesting;
            sample.ownTicks = nesting.ownTicks(
                    sample.startTicks, sample.endTicks, Nesting.kind(sample.filter, majorFunction, sample.post));
            sample.nested = nesting.nested();
            sample.longestNested = nesting.longest();
            sample.longestNestedTicks = nesting.longestTicks();
        }
    }

    void callbackFailure(IoRecord record) {
        counters.add(PairingCounter.CALLBACK_FAILURES);
        epochs.failuresAreRecorded();
        boolean post = record.has(IoRecord.FLAG_POST);
        int filter = filters.filterOf(record.address(), record.timeTicks());
        Request request = live.get(record.callbackData());
        boolean paired = isOf(request, record) && request.failed(filter, post);
        if (!paired) {
            request = requestOf(record, filter, post, record.timeTicks());
        } else if (request.thread != null && !request.isOn(request.thread)) {
            request.thread.left(request);
        }
        request.failedMask |= 1L << filter;
        if (!hasBit(post ? request.postMask : request.preMask, filter)) {
            // When it was entered is not told.
            request.preReturnTicks = Request.NOT_RETURNED;
            note(request, record, filter, post, record.timeTicks());
        }
        if (!post) {
            request.failsOnItsWayDown(record);
        }
        listener.callbackFailed(request, record, paired);
    }

    private static boolean isOf(Request request, IoRecord record) {
        return request != null
                && request.majorFunction == record.majorFunction()
                && request.fileObject == record.fileObject();
    }

    /** The request that a callback belongs to: the one at hand, or a new one. */
    private Request requestOf(IoRecord record, int filter, boolean post, long ticks) {
        Request request = live.get(record.callbackData());
        FilterThread likely = null;
        long prior = 0;
        int firstOfNext = -1;
        if (isOf(request, record)) {
            if (!post && isReissuedTo(request, filter, record.threadId())) {
                reissue(request, record);
                return request;
            }
            boolean fails = record.kind() == IoKind.CALLBACK_FAILURE && !request.failedOnItsWayDown;
            boolean between = !post && hasComeBetweenTwoTries(request, filter);
            if (post || fails || !(between || beginsAnew(request, record, filter))) {
                return request;
            }
            prior = request.postMask == 0 && !request.endedInFileIo ? request.preMask : 0;
            firstOfNext = between ? request.firstFilter : -1;
        }
        if (request != null) {
            likely = request.thread;
            retire(request);
        }
        Request next = pool.isEmpty() ? new Request() : pool.pop();
        next.begin(record, filter, ticks, threads.of(record.threadId(), likely));
        next.priorMask = prior;
        if (firstOfNext >= 0) {
            next.cameFirstTo(firstOfNext);
        }
        next.mayHaveStack =
                next.majorFunction == MajorFunction.CREATE && record.kind() == IoKind.CALLBACK_START && !post;
        listener.requestBegan(next, record);
        FileObject there = epochs.at(next.fileObject);
        if (next.majorFunction != MajorFunction.CREATE) {
            next.bind(there);
            if (there == null) {
                usedObjects.used(next.fileObject, ticks);
            }
        } else if (there != null && there.isBeingCreatedBy(next)) {
            // FileInfo stands above this filter, and has told of the create before.
            next.bind(there);
            there.takeStackOf(next);
            there.hasRequest = true;
            next.startedInFileIo = true;
        }
        issuedIn(next, callbackOn(next.thread));
        Operation recorded = join.operationOf(next, there);
        if (recorded != null) {
            next.startedFirst = true;
            listener.joined(next, recorded);
        }
        listener.requestLearned(next, ticks);
        live.put(next.callbackData, next);
        join.began(next);
        return next;
    }

    private static void issuedIn(Request request, Request callback) {
        request.outer = request.equals(callback) ? null : callback;
        request.nestedIn =
                request.outer == null ? FileObject.NOT_NESTED : request.outer.innermostFilterOn(request.thread);
        request.nestedInCreateOf = FileObject.createOf(request.outer);
    }

    /** The request in whose callback a thread is; null when none is known. */
    private static Request callbackOn(FilterThread thread) {
        return thread == null ? null : thread.underWay();
    }

    /**
     * Whether a pre-operation callback begins a new request: the one at hand is on its way back or has another IRP, or the callback
     * is that of the filter where requests begin. That filter may be on the volume twice: {@link Twins} knows which are. Until it
     * does, a cleanup or close of an open is taken for the one that there can be, an operation that file events have told of
     * and not ended for under way, a create that has come to another filter in between for the same one; and else the callback is
     * taken for that of a second instance only where the file events should have told of the operation in between, and have not.
     * Where FileInfo stands above the filter they tell of the next one before it comes.
     */
    private boolean beginsAnew(Request request, IoRecord record, int filter) {
        if (request.postMask != 0 || request.endedInFileIo || request.irp != record.irp()) {
            return true;
        }
        if (!hasBit(request.preMask, filter)) {
            return false;
        }
        if (request.failedOnItsWayDown) {
            return true;
        }
        if (request.firstFilter != filter) {
            return false;
        }
        if (hasBit(request.preAgainMask, filter)) {
            return true;
        }
        int function = request.majorFunction;
        if (request.createKnown && (function == MajorFunction.CLEANUP || function == MajorFunction.CLOSE)) {
            FileObject there = epochs.at(request.fileObject);
            return there != null && there.serial != request.epochSerial;
        }
        if (request.startedFirst) {
            return join.awaitsRequest(request);
        }
        if (twins.isTwice(filter, request.volume)) {
            return false;
        }
        if (request.startedInFileIo) {
            return anyLoss || (fileEndsSeen & bit(function)) == 0;
        }
        boolean alone = request.preMask == 1L << filter;
        if (!alone && function == MajorFunction.CREATE) {
            return twins.isTriedAgain(filter);
        }
        boolean getsItBack = function < Long.SIZE && hasBit(postsSeen[filter], function);
        return twins.isOnce(filter, request.volume)
                || !(alone || getsItBack)
                || join.tried() == 0
                || !FileOperation.isTold(function);
    }

    /**
     * Whether a create has come to a filter below the first one, to the first one again, and now to the lower one again: that one has
     * completed it, and it was tried again.
     */
    private boolean hasComeBetweenTwoTries(Request request, int filter) {
        int first = request.firstFilter;
        boolean between = request.majorFunction == MajorFunction.CREATE
                && !request.startedInFileIo
                && first != filter
                && hasBit(request.preMask, filter)
                && hasBit(request.preAgainMask, first)
                && request.lastPreFilter == first
                && order.isAbove(first, filter)
                && !twins.isTwice(first, request.volume);
        if (between) {
            twins.wasTriedAgain(1L << first);
        }
        return between;
    }

    /** The bit of a major function; none for the high codes. */
    private static long bit(int majorFunction) {
        return majorFunction < Long.SIZE ? 1L << majorFunction : 0;
    }

    /**
     * Whether a create comes to a filter once more because one above it has called FltReissueSynchronousIo in its
     * post-operation callback: that has not returned, so the callback data is not free for another request.
     */
    private boolean isReissuedTo(Request request, int filter, int thread) {
        return request.isReissuing(thread) && order.isAbove(request.innermostFilter(), filter);
    }

    /** The filters that are known to be below the one whose callback was entered last. */
    private long below(Request request) {
        long below = 0;
        for (long left = request.preMask | request.postMask; left != 0; left &= left - 1) {
            int filter = Long.numberOfTrailingZeros(left);
            if (order.isAbove(request.innermostFilter(), filter)) {
                below |= 1L << filter;
            }
        }
        return below;
    }

    /** A create that comes to FileInfo once more: the request is that of the filter that has reissued it. */
    private Request reissued(IoRecord record) {
        Request request = join.at(record.callbackData());
        if (request == null || request.fileObject != record.fileObject() || !request.isReissuing(record.threadId())) {
            return null;
        }
        reissue(request, record);
        return request;
    }

    private void reissue(Request request, IoRecord record) {
        request.reissued(below(request));
        listener.requestReissued(request, record);
    }

    private static boolean hasBit(long mask, int bit) {
        return (mask >>> bit & 1) != 0;
    }

    /** Takes note that a filter got the request; returns whether it is its second instance on the volume. */
    private boolean note(Request request, IoRecord record, int filter, boolean post, long entryTicks) {
        long bit = 1L << filter;
        if (record.fileKey() != 0) {
            request.fileKey = record.fileKey();
            FileObject known = request.epoch();
            if (known != null && known.fileKey == 0) {
                known.fileKey = record.fileKey();
            }
        }
        if (post) {
            if (request.majorFunction < Long.SIZE) {
                postsSeen[filter] |= 1L << request.majorFunction;
            }
            boolean twice = (request.postMask & bit) != 0;
            boolean again = (request.preAgainMask & bit) != 0 && !twice;
            if (request.preAgainMask != 0 || request.priorMask != 0) {
                learnFromWayBack(request, bit, twice);
            }
            request.postMask |= bit;
            if (isToldByFiltersOnly(request)) {
                createForFilters(request);
            }
            return again;
        }
        boolean again = (request.preMask & bit) != 0;
        if (again) {
            request.preAgainMask |= bit;
        } else {
            order.came(filter, request.preMask);
        }
        request.preMask |= bit;
        if (request.preReturnTicks != Request.NOT_RETURNED && request.lastPreFilter != filter) {
            listener.passedOn(request, request.lastPreFilter, entryTicks - request.preReturnTicks);
        }
        request.lastPreFilter = filter;
        request.preReturnTicks = Request.NOT_RETURNED;
        FileObject epoch = request.epoch();
        if (epoch != null) {
            epoch.seenBy(filter, request.majorFunction, record.timeTicks());
        }
        return again;
    }

    /** A post-operation callback that no single instance of each filter could have got, by what the request has come to. */
    private void learnFromWayBack(Request request, long filter, boolean twice) {
        boolean cameTwice = twice && (request.preAgainMask & filter) != 0;
        boolean ofPrior = (request.priorMask & filter) != 0 && (twice || (request.preMask & filter) == 0);
        if (cameTwice || ofPrior) {
            twins.gotTwice(cameTwice ? filter : 1L << request.firstFilter, request.volume);
        }
    }

    /** A callback has ended; it is kept as long as its volume, its thread or its instance may still become known. */
    private void measured(Request request) {
        boolean volumeMayCome = request.majorFunction == MajorFunction.CREATE && request.epoch == null;
        boolean open = volumeMayCome || sample.ownTicks == FileObject.NEVER || instanceMayCome(request);
        if (!open || !request.held.add(sample)) {
            tell(request);
        }
    }

    private boolean instanceMayCome(Request request) {
        return sample.again && sample.filter != FilterTable.UNKNOWN && !twins.isTwice(sample.filter, request.volume);
    }

    /**
     * The callbacks that were kept are told of.
     *
     * @param all else those are kept on of which something may still become known
     */
    private void release(Request request, boolean all) {
        HeldSamples held = request.held;
        int kept = 0;
        for (int i = 0; i < held.count(); i++) {
            held.get(i, sample);
            if (!all && (sample.ownTicks == FileObject.NEVER || instanceMayCome(request))) {
                held.keep(kept++, sample);
            } else {
                tell(request);
            }
        }
        held.cut(kept);
    }

    /** The callback in {@link #sample} is of the instance where its request is. */
    private void tell(Request request) {
        // Routines that no known driver holds are of several filters.
        sample.again =
                sample.again && sample.filter != FilterTable.UNKNOWN && twins.isTwice(sample.filter, request.volume);
        if (sample.ownTicks == FileObject.NEVER) {
            sample.ownTicks = sample.durationTicks();
        }
        sample.volume = request.volume;
        sample.majorFunction = request.majorFunction;
        sample.group = request.group();
        sample.request = request;
        sample.threadId = sample.threadId == -1 ? request.threadId() : sample.threadId;
        firstCallbacks.called(sample.filter, request.volume, request.startTicks);
        listener.callbackMeasured(sample);
    }

    /** FileIo or Kernel-File tells that an operation has started. */
    void operationStarted(IoRecord record, Operation operation) {
        FileOperation kind = operation.kind;
        Request request = join.find(record, kind);
        if (request == null && kind == FileOperation.CREATE) {
            request = reissued(record);
        }
        if (request == null && kind != FileOperation.CREATE) {
            return;
        }
        FilterThread thread = threads.of(record.threadId(), request == null ? null : request.thread);
        if (request != null) {
            request.startedInFileIo = true;
            if (thread != null) {
                learnThread(request, thread);
            }
        }
        FileObject epoch = operation.epoch();
        boolean opens = kind == FileOperation.CREATE && epoch != null;
        if (opens) {
            created(epoch, request, thread);
        }
        if (opens && request != null) {
            aboveFileInfo |= request.preMask;
            boolean othersBetween = request.preMask != 1L << request.firstFilter;
            if (hasBit(request.preAgainMask, request.firstFilter) && othersBetween) {
                // Those have got it once, and it has come past them.
                twins.gotTwice(1L << request.firstFilter, request.volume);
            }
        }
        if (request != null) {
            operation.joined = true;
            listener.joined(request, operation);
            listener.requestLearned(request, record.timeTicks());
            if (request.held.count() > 0) {
                release(request, false);
            }
        }
    }

    /** A file event tells of a create; the request and the thread may not be known. */
    private static void created(FileObject epoch, Request request, FilterThread thread) {
        if (thread != null) {
            thread.lastCreate.created(epoch);
        }
        if (request != null) {
            request.bind(epoch);
            epoch.createdThrough(request);
        } else {
            Request outer = callbackOn(thread);
            epoch.nestedIn = outer == null ? FileObject.NOT_NESTED : outer.innermostFilterOn(thread);
            epoch.nestedInCreateOf = FileObject.createOf(outer);
        }
    }

    /** The file event tells the thread of a request, and with it the callback that it was issued in, and what was in its own. */
    private static void learnThread(Request request, FilterThread thread) {
        request.returnedOn(thread);
        if (request.thread != null) {
            return;
        }
        request.issuedOn(thread);
        issuedIn(request, callbackOn(thread));
    }

    /** The end of an operation of this kind was recorded: those are. */
    void endSeen(FileOperation kind) {
        fileEndsSeen |= bit(kind.majorFunction());
    }

    void operationEnded(IoRecord record) {
        Request request = join.at(record.callbackData());
        if (request != null && request.startedInFileIo) {
            request.endedInFileIo = true;
            if (request.majorFunction == MajorFunction.CREATE
                    && CreateOutcome.of(record.code()) == CreateOutcome.OPEN) {
                twins.gotOnce(request.preMask & ~request.preAgainMask, request.volume);
            }
        }
    }

    /** No FileIo event tells of the create: FileInfo is not on the volume, and the filters' own callbacks are all there is. */
    private void createForFilters(Request request) {
        FileObject epoch = epochs.createdForFilters(request);
        if (epoch != null) {
            request.bind(epoch);
            epoch.createdThrough(request);
            listener.requestLearned(request, request.startTicks);
        }
    }

    private void retire(Request request) {
        int underWay = request.underWay();
        counters.add(PairingCounter.CALLBACK_ENDS_MISSING, underWay);
        counters.add(PairingCounter.CALLBACKS_ENDED_BY_FAILURE, request.open - underWay);
        settle(request);
        listener.requestEnded(request);
        live.remove(request.callbackData);
        request.leaveThreads();
        join.ended(request);
        pool.push(request);
    }

    /** What only the filters told of the request is taken for what the operation was. */
    private void settle(Request request) {
        if (isToldByFiltersOnly(request)) {
            createForFilters(request);
        } else if (request.failedOnItsWayDown && opensOnlyForFilters(request)) {
            epochs.failedForFilters(request, request.failedTicks, request.failedStatus);
        }
        release(request, true);
        FileObject epoch = request.epoch();
        if (request.startedInFileIo || epoch == null || request.preMask == 0) {
            return;
        }
        if (epoch.toldByFiltersOnly && !anyLoss && wasCompletedOnItsWayDown(request)) {
            epoch.completedByFilter = true;
            epoch.used |= usedObjects.isUsedSince(request.fileObject, request.startTicks);
        }
        if (request.majorFunction == MajorFunction.CLEANUP) {
            FileObjects.cleanedForFilters(epoch, request.startTicks);
        } else if (request.majorFunction == MajorFunction.CLOSE) {
            epochs.closedForFilters(epoch, request.startTicks);
        }
    }

    /**
     * The trace has ended.
     *
     * @return the requests that are under way: in a callback, or without a post-operation callback where one is usual
     */
    List<UnfinishedRequest> finish() {
        List<UnfinishedRequest> unfinished = new ArrayList<>();
        live.forEach(request -> {
            int underWay = request.underWay();
            counters.add(PairingCounter.CALLBACKS_PENDING, underWay);
            counters.add(PairingCounter.CALLBACKS_ENDED_BY_FAILURE, request.open - underWay);
            if (underWay > 0) {
                hangs(request);
                int top = request.innermost();
                unfinished.add(UnfinishedRequest.inCallback(
                        request, request.openFilter[top], request.openPost[top], request.openTicks[top]));
            } else if (isPended(request)) {
                unfinished.add(UnfinishedRequest.pended(request));
            }
            FileObject epoch = request.epoch();
            if (underWay > 0 || isPended(request)) {
                if (epoch != null) {
                    epoch.pendingRequests++;
                    epoch.cleanupUnderWay |= request.majorFunction == MajorFunction.CLEANUP;
                }
                listener.requestPending(request);
            }
        });
        live.forEach(request -> {
            settle(request);
            listener.requestEnded(request);
        });
        return unfinished;
    }

    /** A request is in a callback: where that is of a create, the create has not come to where file events tell of it. */
    private void hangs(Request request) {
        if (isToldByFiltersOnly(request)) {
            createForFilters(request);
            FileObject epoch = request.epoch();
            if (epoch != null && !epoch.used) {
                epoch.outcome = CreateOutcome.PENDING;
            }
        }
    }

    private static boolean isToldByFiltersOnly(Request create) {
        return opensOnlyForFilters(create) && create.failedMask == 0;
    }

    private static boolean opensOnlyForFilters(Request create) {
        return create.majorFunction == MajorFunction.CREATE && !create.startedInFileIo && create.epoch == null;
    }

    /**
     * Whether the lowest filter that a create has come to has completed it: those below it, and the file events, have usually told of
     * what passed it, and it usually gets it back.
     */
    private boolean wasCompletedOnItsWayDown(Request create) {
        int last = create.lastPreFilter;
        return create.majorFunction == MajorFunction.CREATE
                && create.preReturnTicks != Request.NOT_RETURNED
                && hasBit(aboveFileInfo, last)
                && hasBit(postsSeen[last], MajorFunction.CREATE)
                && !hasBit(create.postMask, last);
    }

    /** Events were lost. */
    void lost() {
        anyLoss = true;
    }

    /**
     * Whether the request went down and nothing came back, where something would have: a filter that it came to usually gets it
     * back, or file events tell of its start, and of the ends of such operations.
     */
    private boolean isPended(Request request) {
        if (request.preMask == 0 || request.postMask != 0 || request.endedInFileIo || request.failedMask != 0) {
            return false;
        }
        if (request.majorFunction == MajorFunction.CREATE && request.epoch() != null && request.epoch().used) {
            // What was used had been opened before: the way back was not recorded.
            return false;
        }
        if (request.startedInFileIo && (fileEndsSeen & bit(request.majorFunction)) != 0) {
            return true;
        }
        for (long left = request.preMask; left != 0; left &= left - 1) {
            int filter = Long.numberOfTrailingZeros(left);
            if (request.majorFunction < Long.SIZE && hasBit(postsSeen[filter], request.majorFunction)) {
                return true;
            }
        }
        return false;
    }
}
