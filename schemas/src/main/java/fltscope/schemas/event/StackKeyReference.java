package fltscope.schemas.event;

/**
 * StackWalk/StackKeyKernel and StackKeyUser: the stack of an earlier event, by a key whose addresses a
 * {@link StackKeyDefinition} gives later (events fact sheet 6.4; checked on build 9200).
 *
 * <pre>
 *   0    EventTimeStamp u64, raw clock of the session
 *   8    StackProcess u32
 *   12   StackThread u32
 *   16   StackKey p
 * </pre>
 */
public final class StackKeyReference extends Payload {
    private static final int EVENT_TIME_STAMP = 0;
    private static final int STACK_PROCESS = 8;
    private static final int STACK_THREAD = 12;
    private static final int STACK_KEY = 16;

    @Override
    protected int fixedBytes() {
        return STACK_KEY + pointerBytes();
    }

    @Override
    public void describe(FieldSink out) {
        out.ticks("eventTimeStamp", eventTimeStamp());
        out.process("stackProcess", stackProcess());
        out.thread("stackThread", stackThread());
        out.pointer("stackKey", stackKey(), PointerRole.DATA);
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

    public long stackKey() {
        return pointer(STACK_KEY);
    }
}
