package fltscope.schemas.event;

/**
 * StackWalk/Stack: return addresses of an earlier event (events fact sheet 6.4; checked on build 9200). It belongs to the
 * event with this time stamp and thread; the kernel half and the user half of one stack are two records.
 *
 * <pre>
 *   0    EventTimeStamp u64, raw clock of the session
 *   8    StackProcess u32
 *   12   StackThread u32
 *   16   addresses p x n, innermost first; n follows from the length
 * </pre>
 */
public final class StackWalk extends Payload {
    private static final int EVENT_TIME_STAMP = 0;
    private static final int STACK_PROCESS = 8;
    private static final int STACK_THREAD = 12;
    private static final int ADDRESSES = 16;

    @Override
    protected int fixedBytes() {
        return ADDRESSES;
    }

    @Override
    public void describe(FieldSink out) {
        out.ticks("eventTimeStamp", eventTimeStamp());
        out.process("stackProcess", stackProcess());
        out.thread("stackThread", stackThread());
        for (int i = 0; i < frames(); i++) {
            out.pointer("stack" + (i + 1), frame(i), PointerRole.CODE);
        }
    }

    /** Ticks of the session's raw clock; equal to the time stamp of the event that the stack belongs to. */
    public long eventTimeStamp() {
        return i64(EVENT_TIME_STAMP);
    }

    public int stackProcess() {
        return i32(STACK_PROCESS);
    }

    public int stackThread() {
        return i32(STACK_THREAD);
    }

    /** How many whole addresses there are; 192 at most in Windows, not limited here. */
    public int frames() {
        return (bytes() - ADDRESSES) / pointerBytes();
    }

    /** Address number {@code index} (below {@link #frames()}), 0 being the innermost. */
    public long frame(int index) {
        return pointer(ADDRESSES + index * pointerBytes());
    }
}
