package fltscope.analyzer.state;

/**
 * The call stack of one event, innermost frame first: the kernel half, then the user half, as far as they were recorded. It
 * is valid until it is forgotten; the object is then used for another event.
 */
public final class Stack {
    int expectedThreadId;
    long eventTicks;
    int threadId;
    final StackHalf kernel = new StackHalf();
    final StackHalf user = new StackHalf();
    /** Another stack of an event at the same time, or the next unused one. */
    Stack next;

    Stack() {}

    public int frameCount() {
        return kernel.count + user.count;
    }

    /** Return address number {@code i}. */
    public long frame(int i) {
        return i < kernel.count ? kernel.frames[i] : user.frames[i - kernel.count];
    }

    /** How many of the frames are those of the kernel half; they come first. */
    public int kernelFrameCount() {
        return kernel.count;
    }

    /** Thread that the stack is of: that of the event, or told by the stack where the event had none. */
    public int threadId() {
        return threadId;
    }
}
