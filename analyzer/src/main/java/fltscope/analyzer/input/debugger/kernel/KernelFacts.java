package fltscope.analyzer.input.debugger.kernel;

import java.util.List;

/**
 * What the kernel debugger's own commands show, in the order of first sight; of two statements on one address the later counts.
 * Addresses are as printed.
 */
public record KernelFacts(
        List<IrpFact> irps,
        List<CallbackDataFact> callbackData,
        List<ThreadFact> threads,
        List<ObjectFact> objects,
        List<HandleFact> handles,
        List<LockFact> locks,
        List<DeviceFact> devices,
        List<VerifiedDriver> verified) {

    /** Whether the text says nothing of these. */
    public boolean isEmpty() {
        return irps.isEmpty()
                && callbackData.isEmpty()
                && threads.isEmpty()
                && objects.isEmpty()
                && handles.isEmpty()
                && locks.isEmpty()
                && devices.isEmpty()
                && verified.isEmpty();
    }

    /** Null where the text does not show the thread. */
    public ThreadFact thread(long address) {
        return threads.stream()
                .filter(thread -> thread.address() == address)
                .findFirst()
                .orElse(null);
    }
}
