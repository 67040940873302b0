package fltscope.analyzer.state;

import fltscope.schemas.record.IoRecord;

/**
 * The call stacks of the events that somebody wants, found by the thread and the time of the event. A stack is recorded
 * after its event, its halves apart, maybe as keys that are defined at the very end: so who wants one says so when he sees
 * the event, and lets go of it when it no longer matters.
 *
 * <p>Memory: at most {@code 2 * StackHalf.MAX_FRAMES} frames for each stack that is wanted at one time; what was let go of is
 * used again. Stacks that nobody wants, and definitions that nobody waits for, leave no trace.
 */
public final class Stacks {
    /** Spreads times over the keys, so that those of many threads at many times differ. */
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    /** First of the wanted stacks whose events have a {@link #key}; as good as always the only one. */
    private final LongMap<Stack> byEvent = new LongMap<>();
    /** First of the halves that wait for a key. */
    private final LongMap<StackHalf> waiting = new LongMap<>();

    private Stack unused;
    private int expected;

    Stacks() {}

    /**
     * The stack of the event at this time on this thread shall be kept until {@link #forget}. With thread id -1, where the
     * event was recorded without, the first stack of an event at this time counts. Saying it twice is saying it once.
     */
    public void expect(int threadId, long eventTicks) {
        if (expectedAt(threadId, eventTicks) != null) {
            return;
        }
        Stack stack = unused == null ? new Stack() : unused;
        unused = stack.next;
        stack.expectedThreadId = threadId;
        stack.threadId = threadId;
        stack.eventTicks = eventTicks;
        long key = key(threadId, eventTicks);
        stack.next = byEvent.get(key);
        byEvent.put(key, stack);
        expected++;
    }

    /** Lets go of the stack of an event; nothing happens when it was not expected. */
    public void forget(int threadId, long eventTicks) {
        Stack stack = expectedAt(threadId, eventTicks);
        if (stack == null) {
            return;
        }
        unlink(stack);
        letGo(stack.kernel);
        letGo(stack.user);
        stack.next = unused;
        unused = stack;
        expected--;
    }

    /** The stack of an event; null when it was not expected, or none was recorded up to now. */
    public Stack stackOf(int threadId, long eventTicks) {
        Stack stack = expectedAt(threadId, eventTicks);
        return stack == null || (stack.kernel.isEmpty() && stack.user.isEmpty()) ? null : stack;
    }

    /** How many stacks are expected or kept at the moment. */
    public int expected() {
        return expected;
    }

    /** Takes a STACK: one half, or the stack that a manifest event carries, where the user half follows the kernel half. */
    void stack(IoRecord record) {
        int all = record.addressCount();
        int kernel = 0;
        while (kernel < all && Addresses.isKernel(record.address(kernel))) {
            kernel++;
        }
        copy(record, false, 0, kernel);
        copy(record, true, kernel, all);
    }

    private void copy(IoRecord record, boolean isUser, int from, int to) {
        StackHalf half = from == to ? null : emptyHalf(record, isUser);
        if (half != null) {
            half.copy(record, from, to);
        }
    }

    /** Takes a STACK_KEY_USED: the key's next definition is what counts. */
    void keyUsed(IoRecord record) {
        StackHalf half = emptyHalf(record, record.has(IoRecord.FLAG_USER_STACK));
        if (half != null) {
            half.key = record.address();
            half.waiting = true;
            half.after = waiting.get(half.key);
            if (half.after != null) {
                half.after.before = half;
            }
            waiting.put(half.key, half);
        }
    }

    /** Takes a STACK_KEY_DEFINED. */
    void keyDefined(IoRecord record) {
        StackHalf half = waiting.get(record.address());
        if (half == null) {
            return;
        }
        waiting.remove(record.address());
        long[] frames = new long[Math.min(record.addressCount(), StackHalf.MAX_FRAMES)];
        for (int i = 0; i < frames.length; i++) {
            frames[i] = record.address(i);
        }
        while (half != null) {
            StackHalf after = half.after;
            half.define(frames);
            half = after;
        }
    }

    /** The half that a record tells of, when it is wanted and was not told before. */
    private StackHalf emptyHalf(IoRecord record, boolean isUser) {
        Stack stack = wanting(record.threadId(), record.otherTicks());
        if (stack == null) {
            return null;
        }
        StackHalf half = isUser ? stack.user : stack.kernel;
        if (!half.isEmpty()) {
            return null;
        }
        stack.threadId = record.threadId();
        return half;
    }

    /** The stack that a thread's recorded one belongs to: one expected of the thread, else one of a thread not known. */
    private Stack wanting(int threadId, long eventTicks) {
        Stack ofThread = expectedAt(threadId, eventTicks);
        if (ofThread != null) {
            return ofThread;
        }
        Stack ofAny = expectedAt(-1, eventTicks);
        return ofAny == null || (ofAny.threadId != -1 && ofAny.threadId != threadId) ? null : ofAny;
    }

    private static long key(int threadId, long eventTicks) {
        return eventTicks * SPREAD + threadId;
    }

    private Stack expectedAt(int threadId, long eventTicks) {
        Stack stack = byEvent.get(key(threadId, eventTicks));
        while (stack != null && (stack.expectedThreadId != threadId || stack.eventTicks != eventTicks)) {
            stack = stack.next;
        }
        return stack;
    }

    private void unlink(Stack stack) {
        long key = key(stack.expectedThreadId, stack.eventTicks);
        Stack first = byEvent.get(key);
        if (first != stack) {
            Stack before = first;
            while (before.next != stack) {
                before = before.next;
            }
            before.next = stack.next;
        } else if (stack.next != null) {
            byEvent.put(key, stack.next);
        } else {
            byEvent.remove(key);
        }
    }

    private void letGo(StackHalf half) {
        if (half.waiting) {
            if (half.after != null) {
                half.after.before = half.before;
            }
            if (half.before != null) {
                half.before.after = half.after;
            } else if (half.after != null) {
                waiting.put(half.key, half.after);
            } else {
                waiting.remove(half.key);
            }
            half.before = null;
            half.after = null;
            half.waiting = false;
        }
        half.clear();
    }
}
