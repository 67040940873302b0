package fltscope.analyzer.pairing;

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
    /** By filter: the major functions (low 64 codes) for which a post-operation callback was seen. */
    private final long[] postsSeen = new long[FilterTable.MOST + 1];
    /** The major functions (low 64 codes) of which file events have told an end. */
    private long fileEndsSeen;

    /** @param inFlight the operations that have started and not ended, by their pointers */
    Requests(
            PairingCounters counters,
            FileObjects epochs,
            LongMap<Operation> inFlight,
            FilterTable filters,
            FilterOrder order,
            PairingListener listener) {
        this.counters = counters;
        this.epochs = epochs;
        this.filters = filters;
        this.order = order;
        this.listener = listener;
        join = new Join(live, inFlight);
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
        if (!request.push(filter, post, again, record.timeTicks())) {
            counters.add(PairingCounter.CALLBACKS_TOO_DEEP);
        } else if (request.thread != null) {
            request.thread.request = request;
        }
        listener.callbackEntered(request, record);
    }

    void callbackEnd(IoRecord record) {
        counters.add(PairingCounter.CALLBACK_ENDS);
        boolean post = record.has(IoRecord.FLAG_POST);
        int filter = filters.filterOf(record.address(), record.timeTicks());
        Request request = live.get(record.callbackData());
        int instance = isOf(request, record) ? request.pop(filter, post) : -1;
        boolean alone = instance < 0;
        if (!alone) {
            counters.add(PairingCounter.CALLBACKS_PAIRED);
            leftThread(request);
        } else {
            counters.add(PairingCounter.CALLBACK_ENDS_ALONE);
            request = requestOf(record, filter, post, record.otherTicks());
            instance = note(request, record, filter, post, record.otherTicks()) ? 1 : 0;
        }
        if (!post && request.lastPreFilter == filter) {
            request.preReturnTicks = record.timeTicks();
        }
        if (record.threadId() != -1) {
            request.thread = threads.of(record.threadId(), request.thread);
        } else if (!post && !request.startedInFileIo) {
            request.returnedOnUnknownThread(filter, record.otherTicks(), record.timeTicks());
        }
        FilterThread thread = request.thread;
        if (alone && thread != null) {
            thread.lastCreate.returned(request, filter, record.otherTicks(), record.timeTicks());
        }
        listener.callbackReturned(request, record, !alone);
        if (post && request.wasCancelledIn(record.otherTicks(), record.timeTicks())) {
            counters.add(PairingCounter.CREATES_CANCELLED);
        }
        sample.filter = filter;
        sample.again = instance == 1;
        sample.post = post;
        sample.durationTicks = record.timeTicks() - record.otherTicks();
        // Without the thread nothing can be taken off.
        sample.ownTicks = thread == null
                ? sample.durationTicks
                : thread.nesting.ownTicks(record.otherTicks(), record.timeTicks());
        measured(request);
    }

    void callbackFailure(IoRecord record) {
        counters.add(PairingCounter.CALLBACK_FAILURES);
        boolean post = record.has(IoRecord.FLAG_POST);
        int filter = filters.filterOf(record.address(), record.timeTicks());
        Request request = live.get(record.callbackData());
        boolean paired = isOf(request, record) && request.failed(filter, post);
        if (paired) {
            leftThread(request);
        } else {
            request = requestOf(record, filter, post, record.timeTicks());
        }
        request.failedMask |= 1L << filter;
        if (!hasBit(post ? request.postMask : request.preMask, filter)) {
            // When it was entered is not told.
            request.preReturnTicks = Request.NOT_RETURNED;
            note(request, record, filter, post, record.timeTicks());
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
        if (isOf(request, record)) {
            if (!post && isReissuedTo(request, filter, record.threadId())) {
                reissue(request, record);
                return request;
            }
            if (post || !beginsAnew(request, filter)) {
                return request;
            }
        }
        FilterThread likely = null;
        if (request != null) {
            likely = request.thread;
            retire(request);
        }
        Request next = pool.isEmpty() ? new Request() : pool.pop();
        next.begin(record, filter, ticks, record.threadId() == -1 ? likely : threads.of(record.threadId(), likely));
        next.mayHaveStack =
                next.majorFunction == MajorFunction.CREATE && record.kind() == IoKind.CALLBACK_START && !post;
        listener.requestBegan(next, record);
        FileObject there = epochs.at(next.fileObject);
        if (next.majorFunction != MajorFunction.CREATE) {
            next.bind(there);
        } else if (there != null && there.isBeingCreatedBy(next)) {
            // FileInfo stands above this filter, and has told of the create before.
            next.bind(there);
            there.takeStackOf(next);
            next.startedInFileIo = true;
        }
        issuedIn(next, callbackOn(next.thread));
        Operation recorded = join.operationOf(next, there);
        if (recorded != null) {
            listener.joined(next, recorded);
        }
        listener.requestLearned(next, ticks);
        live.put(next.callbackData, next);
        join.began(next);
        return next;
    }

    private static void issuedIn(Request request, Request callback) {
        request.outer = request.equals(callback) ? null : callback;
        request.nestedIn = request.outer == null ? FileObject.NOT_NESTED : request.outer.innermostFilter();
    }

    /** The request in whose callback a thread is; null when none is known. */
    private static Request callbackOn(FilterThread thread) {
        return thread == null ? null : thread.underWay();
    }

    private static void leftThread(Request request) {
        if (request.thread != null && request.underWay() == 0) {
            request.thread.left(request);
        }
    }

    /**
     * Whether a pre-operation callback begins a new request: the one at hand is on its way back, or the callback is that of
     * the filter where requests begin. That filter may be on the volume twice; only where the file events should have told of
     * the operation in between, and have not, is its second callback taken for that. With other filters in between, one of them
     * may have completed the request; then the filter would have shown its post-operation callback, where it has any.
     */
    private boolean beginsAnew(Request request, int filter) {
        if (request.postMask != 0 || request.endedInFileIo) {
            return true;
        }
        if (request.firstFilter != filter || !hasBit(request.preMask, filter)) {
            return false;
        }
        boolean alone = request.preMask == 1L << filter;
        boolean getsItBack = request.majorFunction < Long.SIZE && hasBit(postsSeen[filter], request.majorFunction);
        return request.startedInFileIo
                || !(alone || getsItBack)
                || join.tried() == 0
                || !FileOperation.isTold(request.majorFunction);
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
            boolean again = (request.preAgainMask & bit) != 0 && (request.postMask & bit) == 0;
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

    /** A callback has ended; of a create whose volume may still become known it is kept until then. */
    private void measured(Request request) {
        boolean volumeMayCome = request.majorFunction == MajorFunction.CREATE && request.epoch == null;
        if (!volumeMayCome || !request.held.add(sample)) {
            tell(request);
        }
    }

    private void release(Request request) {
        for (int i = 0; i < request.held.count(); i++) {
            request.held.get(i, sample);
            tell(request);
        }
        request.held.clear();
    }

    /** The callback in {@link #sample} is of the instance where its request is. */
    private void tell(Request request) {
        sample.volume = request.volume;
        sample.majorFunction = request.majorFunction;
        sample.group = request.group();
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
        if (request != null) {
            operation.joined = true;
            listener.joined(request, operation);
            listener.requestLearned(request, record.timeTicks());
            if (opens) {
                release(request);
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
            epoch.nestedIn = outer == null ? FileObject.NOT_NESTED : outer.innermostFilter();
        }
    }

    /** The file event tells the thread of a request, and with it the callback that it was issued in, and what was in its own. */
    private static void learnThread(Request request, FilterThread thread) {
        request.returnedOn(thread);
        if (thread.equals(request.thread)) {
            return;
        }
        request.thread = thread;
        issuedIn(request, callbackOn(thread));
    }

    void operationEnded(IoRecord record) {
        Request request = join.at(record.callbackData());
        if (request != null && request.startedInFileIo) {
            request.endedInFileIo = true;
            fileEndsSeen |= bit(request.majorFunction);
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
        if (request.thread != null) {
            request.thread.left(request);
        }
        join.ended(request);
        pool.push(request);
    }

    /** What only the filters told of the request is taken for what the operation was. */
    private void settle(Request request) {
        if (isToldByFiltersOnly(request)) {
            createForFilters(request);
        }
        release(request);
        FileObject epoch = request.epoch();
        if (request.startedInFileIo || epoch == null || request.preMask == 0) {
            return;
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
        return create.majorFunction == MajorFunction.CREATE
                && !create.startedInFileIo
                && create.epoch == null
                && create.failedMask == 0;
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
