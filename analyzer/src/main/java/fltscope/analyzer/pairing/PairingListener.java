package fltscope.analyzer.pairing;

import fltscope.schemas.record.IoRecord;

/**
 * Takes what the pairing decides, as it decides it. Whatever wants to know what belongs together listens, and decides none of it
 * again. All arguments are the pairing's own, reused, and valid during the call alone. Times are ticks of the trace's clock.
 */
public interface PairingListener {
    /** Takes nothing. */
    PairingListener NONE = new PairingListener() {};

    /** A file operation has started; of a close, the open that it ends is still {@link Operation#epoch}. */
    default void operationStarted(Operation operation, IoRecord record) {}

    /** An operation whose end said so, or a create whose end never came, has come again under its pointer. */
    default void operationReissued(Operation operation, IoRecord record) {}

    /** A second record adds to an operation under way, such as the new name of a rename. */
    default void operationDetailed(Operation operation, IoRecord record) {}

    /** A file operation has ended, with what {@link Operation#endTicks} and its neighbours say. */
    default void operationEnded(Operation operation) {}

    /** A file operation has no end, as its pointer serves another one by now. */
    default void operationEndMissed(Operation operation) {}

    /** The trace has ended, and the operation has not. */
    default void operationPending(Operation operation) {}

    /** A create was recorded: a life begins. {@code record} is null where only filters' callbacks tell of it. */
    default void opened(FileObject open, IoRecord record) {}

    /** A life was met whose create was not recorded. */
    default void foundOpen(FileObject open, IoRecord record) {}

    /** The create of an open has ended: {@link FileObject#outcome} is decided. */
    default void createDecided(FileObject open) {}

    /** A life has ended; nothing of it is kept. */
    default void openEnded(FileObject open, LifeEnd end, long ticks) {}

    /** A close was recorded of what has no create in the trace; {@code seenTicks} is the time of the first record of it. */
    default void closedWithoutCreate(IoRecord close, long seenTicks) {}

    /** A request has come to its first filter; its record is the first one of it. */
    default void requestBegan(Request request, IoRecord record) {}

    /** The open or the thread of a request has become known: when it begins, or later. */
    default void requestLearned(Request request, long ticks) {}

    /** A request is a file operation that has started. */
    default void joined(Request request, Operation operation) {}

    /** A filter has sent a request down once more, to those below it. */
    default void requestReissued(Request request, IoRecord record) {}

    /** A request has come to the next lower filter, {@code ticks} after the callback of {@code filter} above had returned. */
    default void passedOn(Request request, int filter, long ticks) {}

    /** A callback was entered. */
    default void callbackEntered(Request request, IoRecord record) {}

    /** A callback has returned; {@code paired} says whether its entry was recorded. */
    default void callbackReturned(Request request, IoRecord record, boolean paired) {}

    /** A callback has failed its request; {@code paired} says whether its entry was recorded. */
    default void callbackFailed(Request request, IoRecord record, boolean paired) {}

    /**
     * A callback that has returned was of this filter instance, and took this long. It comes with the return, or, of a create's way
     * down, when the volume has become known.
     */
    default void callbackMeasured(CallbackSample sample) {}

    /** The trace has ended, and the request was in a callback or below the filters. */
    default void requestPending(Request request) {}

    /** No more callbacks can come of a request; that is also said of those that are left when the trace ends. */
    default void requestEnded(Request request) {}
}
