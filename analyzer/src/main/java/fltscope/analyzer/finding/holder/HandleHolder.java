package fltscope.analyzer.finding.holder;

/**
 * A process that had a handle to an open when the handles were listed, or when the recording ended.
 *
 * @param processId its id
 * @param image its name; null when not known
 * @param alive whether it had not ended when the trace did
 * @param value of the handle
 * @param grantedAccess access mask; 0 where only handle events tell of it
 * @param sinceNanos when the process got it, since the start of the trace; {@link #UNKNOWN} where no event tells
 * @param origin how it came to it, in a word; null where no event tells
 * @param fromProcess whose handle it was before, of one that was duplicated or inherited; -1 for none known
 */
public record HandleHolder(
        int processId,
        String image,
        boolean alive,
        long value,
        int grantedAccess,
        long sinceNanos,
        String origin,
        int fromProcess) {
    public static final long UNKNOWN = Long.MIN_VALUE;

    /** Of a list that was made beside the trace. */
    public static HandleHolder listed(int processId, String image, boolean alive, long value, int grantedAccess) {
        return new HandleHolder(processId, image, alive, value, grantedAccess, UNKNOWN, null, -1);
    }
}
