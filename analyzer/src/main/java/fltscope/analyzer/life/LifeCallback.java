package fltscope.analyzer.life;

import fltscope.analyzer.pairing.FileObject;

/** A filter's callback for a request. Times are ticks, {@link FileObject#NEVER} where they were not recorded. */
public final class LifeCallback {
    private final long routine;
    private final boolean post;
    private final long enteredTicks;
    private long returnedTicks = FileObject.NEVER;
    private boolean failed;
    private int status;

    LifeCallback(long routine, boolean post, long enteredTicks) {
        this.routine = routine;
        this.post = post;
        this.enteredTicks = enteredTicks;
    }

    /** Whether a return of this routine and phase may be of this callback. */
    boolean awaits(long ofRoutine, boolean isPost) {
        return routine == ofRoutine && post == isPost && returnedTicks == FileObject.NEVER;
    }

    /** Whether a failure of this routine and phase may be of this callback, which has returned. */
    boolean mayHaveFailed(long ofRoutine, boolean isPost) {
        return routine == ofRoutine && post == isPost && returnedTicks != FileObject.NEVER && !failed;
    }

    void returned(long ticks) {
        returnedTicks = ticks;
    }

    void failed(long ticks, int ntStatus) {
        returnedTicks = returnedTicks == FileObject.NEVER ? ticks : returnedTicks;
        failed = true;
        status = ntStatus;
    }

    /** Address of the routine. */
    public long routine() {
        return routine;
    }

    /** Whether it is a post-operation callback. */
    public boolean post() {
        return post;
    }

    /** When it was entered. */
    public long enteredTicks() {
        return enteredTicks;
    }

    /** When it returned. */
    public long returnedTicks() {
        return returnedTicks;
    }

    /** Its time in the life: when it was entered, or else when it was seen. */
    public long ticks() {
        return enteredTicks == FileObject.NEVER ? returnedTicks : enteredTicks;
    }

    /** Whether it failed the operation, with {@link #status}. */
    public boolean failed() {
        return failed;
    }

    /** NTSTATUS of a callback that failed the operation. */
    public int status() {
        return status;
    }
}
