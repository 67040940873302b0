package fltscope.schemas.event;

/**
 * Thread/SetName (events fact sheet 6.3).
 *
 * <pre>
 *   0   ProcessId u32
 *   4   ThreadId u32
 *   8   ThreadName UTF-16
 * </pre>
 */
public final class ThreadName extends Payload {
    private static final int PROCESS_ID = 0;
    private static final int THREAD_ID = 4;
    private static final int THREAD_NAME = 8;

    @Override
    protected int fixedBytes() {
        return THREAD_NAME;
    }

    @Override
    public void describe(FieldSink out) {
        out.process("processId", processId());
        out.thread("threadId", threadId());
        out.text("threadName", threadName());
    }

    public int processId() {
        return i32(PROCESS_ID);
    }

    public int threadId() {
        return i32(THREAD_ID);
    }

    public String threadName() {
        return utf16(THREAD_NAME);
    }
}
