package fltscope.analyzer.holder;

/**
 * A handle that is open.
 *
 * @param processId of the process that has it; {@link fltscope.analyzer.state.Processes#SYSTEM} for one of the kernel's own
 * @param value its low 32 bits
 * @param object address of the object
 * @param type index of the object's type
 * @param sinceTicks when the process got it; {@link #BEFORE_TRACE} where it was there before
 * @param listedTicks when the handles were listed at the end and it was among them; {@link #NOT_LISTED} where it was not
 * @param origin how the process got it
 * @param fromProcess who had it before, of one that was duplicated or inherited; -1 where that is not known
 * @param threadId of the thread that opened it; -1 when not known
 * @param name of the object, as the list of handles has it; null for none
 */
public record HeldHandle(
        int processId,
        int value,
        long object,
        int type,
        long sinceTicks,
        long listedTicks,
        Origin origin,
        int fromProcess,
        int threadId,
        String name) {
    public static final long BEFORE_TRACE = Long.MIN_VALUE;
    public static final long NOT_LISTED = Long.MIN_VALUE;

    /** How a process got a handle. */
    public enum Origin {
        OPENED("opened"),
        DUPLICATED("duplicated"),
        INHERITED("inherited"),
        BEFORE_TRACE("before the trace");

        private final String label;

        Origin(String label) {
            this.label = label;
        }

        /** As reports call it. */
        public String label() {
            return label;
        }
    }

    /** Whether it is in the System's table: a driver, or the kernel, has it. */
    public boolean isKernel() {
        return value < 0;
    }
}
