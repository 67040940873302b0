package fltscope.analyzer.state;

/** The two time stamps, in ticks, that no event has. */
public final class Moments {
    /** It was there before the trace began, or nothing says when it came. */
    public static final long BEFORE_TRACE = Long.MIN_VALUE;

    /** It was there when the trace ended, or nothing says that it went. */
    public static final long AFTER_TRACE = Long.MAX_VALUE;

    private Moments() {}
}
