package fltscope.analyzer.input.debugger;

import fltscope.analyzer.input.UnreadLine;
import fltscope.analyzer.input.debugger.kernel.KernelFacts;
import java.util.List;

/**
 * What a pasted debugger session says. Every structure stands once, by its address, in the order of first sight; of two
 * statements the later counts. Addresses are as printed: 8 digits of a 32-bit machine are not extended.
 *
 * @param kernel what commands that are not of Filter Manager show
 * @param debuggerFailures lines in which the debugger itself says that it could not read something
 * @param unreadCommands the first commands whose output is not read
 * @param unread the first lines that looked like a field and were not understood
 * @param unreadCount how many of those there were
 */
public record DebuggerFacts(
        List<FilterFact> filters,
        List<InstanceFact> instances,
        List<VolumeFact> volumes,
        List<PortFact> ports,
        List<UsageCount> usage,
        List<ReferencedObject> objects,
        List<FileObjectFact> fileObjects,
        KernelFacts kernel,
        long debuggerFailures,
        List<UnreadLine> unreadCommands,
        List<UnreadLine> unread,
        long unreadCount) {

    /** Null where the text does not show the file object. */
    public FileObjectFact fileObject(long address) {
        for (FileObjectFact file : fileObjects) {
            if (file.address() == address) {
                return file;
            }
        }
        return null;
    }

    /** Whether the text says nothing of use. */
    public boolean isEmpty() {
        return filters.isEmpty()
                && instances.isEmpty()
                && volumes.isEmpty()
                && usage.isEmpty()
                && objects.isEmpty()
                && ports.isEmpty()
                && fileObjects.isEmpty()
                && kernel.isEmpty();
    }
}
