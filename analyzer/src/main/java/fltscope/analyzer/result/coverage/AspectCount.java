package fltscope.analyzer.result.coverage;

import java.util.Map;

/**
 * What a trace says of one aspect. It never claims more than the trace shows.
 *
 * @param count events that show it
 * @param estimated whether the count is one for all that was concluded from a part
 * @param byProvider the same by provider
 */
public record AspectCount(Aspect aspect, State state, long count, boolean estimated, Map<String, Long> byProvider) {
    /** How sure it is that an aspect was recorded. */
    public enum State {
        /** There are events of it. */
        YES,
        /** Its kernel flag was on, and nothing of the kind happened. */
        NONE_HAPPENED,
        /** There are no events of it, and its kernel flag was off. */
        FLAG_OFF,
        /** There are no events of it, and nothing tells whether it was on. */
        NOT_TOLD
    }

    /** Whether an event of the kind would stand in the trace, had it happened. */
    public boolean wasOn() {
        return state == State.YES || state == State.NONE_HAPPENED;
    }
}
