package fltscope.analyzer.trend;

/**
 * The own time of a filter in the callbacks of one function, for one program and kind of path.
 *
 * @param filter driver; null when not known
 * @param majorFunction IRP_MJ_* code, or one of FltMgr's own
 * @param program image name of the process; null when not known, {@link #OTHERS} where there were too many
 * @param pattern of the path; null when the path was not recorded, {@link #OTHERS} where there were too many
 * @param nanos own time, all together
 * @param count callbacks
 */
public record TimeShare(String filter, int majorFunction, String program, String pattern, long nanos, long count) {
    /** What is not told apart; no program or path is called so. */
    public static final String OTHERS = "<others>";
}
