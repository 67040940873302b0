package fltscope.analyzer.pairing;

/** Takes callbacks that have ended. */
public interface CallbackSink {
    /**
     * A callback has ended.
     *
     * @param filter number in the {@link FilterTable}
     * @param volume number of the volume in {@link VolumeTable}; 0 when not known
     * @param again whether it is of the second, lower instance of the filter on the volume
     * @param majorFunction IRP_MJ_* or one of FltMgr's own codes
     * @param post whether it is a post-operation callback
     * @param durationTicks wall time in it
     * @param ownTicks the same without callbacks nested on its thread
     * @param number what {@link #requestNumber} gave for its request
     */
    void callbackEnded(
            int filter,
            int volume,
            boolean again,
            int majorFunction,
            boolean post,
            long durationTicks,
            long ownTicks,
            int number);

    /**
     * A request has begun, or its open or its thread has become known. What is returned comes back with its callbacks from then
     * on; while it is 0 there may be another call.
     */
    default int requestNumber(Request request, long ticks) {
        return 0;
    }

    /**
     * A request has come to the next lower filter.
     *
     * @param filter number of the filter above, which it came from
     * @param pendedTicks from the return of that filter's pre-operation callback to the entry of the next one
     */
    default void passedOn(int filter, int majorFunction, long pendedTicks) {}

    /**
     * A create has come to its first filter. A stack of that moment is the create's, until its life ends or {@link #createLeft}.
     *
     * @param threadId -1 where the event was recorded without
     */
    default void createCame(int threadId, long ticks) {}

    /** What {@link #createCame} told of has begun no life. */
    default void createLeft(int threadId, long ticks) {}
}
