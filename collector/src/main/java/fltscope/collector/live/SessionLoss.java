package fltscope.collector.live;

/**
 * What a session has lost since its start, as Windows counts it.
 *
 * @param events events that found no free buffer
 * @param buffers buffers that could not be written or handed out
 */
record SessionLoss(long events, long buffers) {
    static final SessionLoss NONE = new SessionLoss(0, 0);
}
