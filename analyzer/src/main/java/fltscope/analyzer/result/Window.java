package fltscope.analyzer.result;

/**
 * The part of a trace whose durations are counted. Who is who, and what became of each open, is always read from the start of
 * the trace to its end.
 *
 * @param fromTicks first moment of it
 * @param toTicks last moment of it
 */
public record Window(long fromTicks, long toTicks) {
    /** The whole trace. */
    public static final Window ALL = new Window(Long.MIN_VALUE, Long.MAX_VALUE);

    boolean contains(long ticks) {
        return fromTicks <= ticks && ticks <= toTicks;
    }
}
