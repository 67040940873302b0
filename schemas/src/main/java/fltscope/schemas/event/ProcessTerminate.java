package fltscope.schemas.event;

/** Process/Terminate, one u32: the process that begins to end (events fact sheet 6.2; checked on build 19041). */
public final class ProcessTerminate extends Payload {
    private static final int PROCESS_ID = 0;
    private static final int BYTES = 4;

    @Override
    protected int fixedBytes() {
        return BYTES;
    }

    @Override
    public void describe(FieldSink out) {
        out.process("processId", processId());
    }

    public int processId() {
        return i32(PROCESS_ID);
    }
}
