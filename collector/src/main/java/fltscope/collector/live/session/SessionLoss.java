package fltscope.collector.live.session;

/**
 * What a session has lost since its start, as Windows counts it.
 *
 * @param events events that found no free buffer
 * @param buffers buffers that could not be written or handed out
 */
public record SessionLoss(long events, long buffers) {
    public static final SessionLoss NONE = new SessionLoss(0, 0);
}
